// `change_sightings` gives them what else they have.
UNWIND $rows AS row
MATCH (applicant:Applicant {applicant_id: row.key[0]})
MATCH (identifier:Identifier {identifier_id: row.key[1]})
MERGE (applicant)-[:$(row.key[2]) {source: row.key[3], raw: row.key[4]}]->(identifier)
