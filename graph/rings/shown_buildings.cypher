// How each of these applicants wrote an address in one of these buildings.
UNWIND $applicant_ids AS applicant_id
MATCH (member:Applicant {applicant_id: applicant_id})-[sighting]->(:Address)-[:IN_BUILDING]->(building:Building)
WHERE building.building_id IN $building_ids AND coalesce(sighting.first_seen_at <= $as_of, true)
WITH applicant_id, building.building_id AS identifier_id, type(sighting) AS relationship,
     collect(DISTINCT sighting.raw) AS raw, collect(DISTINCT sighting.source) AS sources,
     min(sighting.first_seen_at) AS first,
     max(CASE WHEN sighting.last_seen_at > $as_of THEN $as_of ELSE sighting.last_seen_at END) AS last
RETURN applicant_id, identifier_id, relationship, raw, sources,
       [first.epochSeconds, first.nanosecond] AS first, [last.epochSeconds, last.nanosecond] AS last
ORDER BY applicant_id, identifier_id, relationship
