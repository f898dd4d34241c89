// Identifiers, each with its new sightings. All properties of an identifier but its degree are functions of its key, so
// they are written once. Nobody else can have seen a node of this very transaction, so its degree is the number of persons
// in this batch. Applicants and times are looked up and made once: sightings name their places in these lists.
UNWIND range(0, size($applicant_ids) - 1) AS place
MATCH (applicant:Applicant {applicant_id: $applicant_ids[place]})
WITH applicant ORDER BY place
WITH collect(applicant) AS applicants
WITH applicants, [time IN $times | datetime.fromepoch(time[0], time[1])] AS times
UNWIND $identifiers AS row
MERGE (identifier:Identifier {identifier_id: row.properties.identifier_id})
ON CREATE SET identifier:$(row.labels), identifier = row.properties
WITH applicants, times, row, identifier
UNWIND row.sightings AS sighting
WITH applicants[sighting[0]] AS applicant, identifier, sighting, times, sighting[6] AS first, sighting[7] AS last
CREATE (applicant)-[:$(sighting[1]) {
  source: sighting[2],
  raw: sighting[3],
  region: sighting[4],
  days: sighting[5],
  first_seen_at: times[first],
  first_seen_precision: $times[first][2],
  last_seen_at: times[last],
  last_seen_precision: $times[last][2]
}]->(identifier)
