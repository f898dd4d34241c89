// Identifiers, each with its new sightings. All properties of an identifier but its degree are functions of its key, so
// they are written once. Only a node of this very transaction has no degree yet: nobody else can have seen it, so its
// degree is the number of persons in this batch. Returned: the identifiers that were there before.
UNWIND range(0, size($applicant_ids) - 1) AS place
MATCH (applicant:Applicant {applicant_id: $applicant_ids[place]})
WITH applicant ORDER BY place
WITH collect(applicant) AS applicants
UNWIND $identifiers AS row
MERGE (identifier:Identifier {identifier_id: row.identifier_id})
ON CREATE SET identifier:$(row.labels), identifier += row.properties
WITH applicants, row, identifier, identifier.degree IS NULL AS is_new
FOREACH (_ IN CASE WHEN is_new THEN [1] ELSE [] END | SET identifier.degree = row.degree)
WITH applicants, row, identifier, is_new
CALL (applicants, row, identifier) {
  UNWIND row.sightings AS sighting
  WITH applicants[sighting[0]] AS applicant, identifier, sighting
  CREATE (applicant)-[:$(sighting[1]) {
    source: sighting[2],
    raw: sighting[3],
    region: sighting[4],
    days: sighting[5],
    first_seen_at: datetime(sighting[6][0]),
    first_seen_precision: sighting[6][1],
    last_seen_at: datetime(sighting[7][0]),
    last_seen_precision: sighting[7][1]
  }]->(identifier)
}
WITH identifier, is_new WHERE NOT is_new
RETURN collect(identifier.identifier_id) AS identifier_ids
