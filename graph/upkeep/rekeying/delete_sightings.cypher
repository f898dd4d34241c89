UNWIND $keys AS key
MATCH (applicant:Applicant {applicant_id: key[0]})
MATCH (value:Identifier {identifier_id: key[1]})
MATCH (applicant)-[sighting {source: key[3], raw: key[4]}]->(value) WHERE type(sighting) = key[2]
DELETE sighting
