// A parcel's address stays with the parcel.
MATCH (applicant:Applicant)-[sighting]->(identifier:Identifier)
WHERE identifier.kind = $kind AND type(sighting) <> 'SHIPS_TO'
WITH count(*) AS of,
     count(CASE WHEN sighting.last_seen_at < $before THEN 1 END) AS old,
     count(CASE WHEN sighting.last_seen_at < $before AND NOT applicant.applicant_id IN $needed THEN 1 END) AS due
RETURN of, old, due
