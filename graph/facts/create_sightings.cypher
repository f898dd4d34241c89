// Identifiers, each with its new sightings. All properties of an identifier but its degree are functions of its key, so
// they are written once. Nobody else can have seen a node of this very transaction, so its degree is the number of persons
// in this batch.
UNWIND range(0, size($applicant_ids) - 1) AS place
MATCH (applicant:Applicant {applicant_id: $applicant_ids[place]})
WITH applicant ORDER BY place
WITH collect(applicant) AS applicants
UNWIND $identifiers AS row
MERGE (identifier:Identifier {identifier_id: row.properties.identifier_id})
ON CREATE SET identifier:$(row.labels), identifier = row.properties
WITH applicants, row, identifier
CALL (applicants, row, identifier) {
  UNWIND row.sightings AS sighting
  WITH applicants[sighting[0]] AS applicant, identifier, sighting, sighting[6] AS first, sighting[7] AS last
  CREATE (applicant)-[:$(sighting[1]) {
    source: sighting[2],
    raw: sighting[3],
    region: sighting[4],
    days: sighting[5],
    first_seen_at: CASE WHEN first IS NOT NULL THEN datetime.fromepoch(first[0], first[1]) END,
    first_seen_precision: first[2],
    last_seen_at: CASE WHEN last IS NOT NULL THEN datetime.fromepoch(last[0], last[1]) END,
    last_seen_precision: last[2]
  }]->(identifier)
}
