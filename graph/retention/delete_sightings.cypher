// The applicants are locked: no loader adds to what is looked at here.
UNWIND $applicant_ids AS applicant_id
MATCH (applicant:Applicant {applicant_id: applicant_id})-[sighting]->(identifier:Identifier)
WHERE identifier.kind = $kind AND type(sighting) <> 'SHIPS_TO' AND sighting.last_seen_at < $before
WITH identifier.identifier_id AS identifier_id, sighting
DELETE sighting
RETURN collect(DISTINCT identifier_id) AS identifier_ids, count(*) AS sightings
