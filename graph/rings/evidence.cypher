// Of the applicants shown: each sighting of a value that joins them, and each value that was not crossed.
UNWIND $applicant_ids AS applicant_id
MATCH (member:Applicant {applicant_id: applicant_id})-[sighting]->(value:Identifier)
WHERE value.identifier_id IN $identifier_ids AND coalesce(sighting.first_seen_at <= $as_of, true)
WITH applicant_id, value.identifier_id AS identifier_id, type(sighting) AS relationship,
     collect(DISTINCT sighting.raw) AS raw, collect(DISTINCT sighting.source) AS sources,
     min(sighting.first_seen_at) AS first_seen_at,
     max(CASE WHEN sighting.last_seen_at > $as_of THEN $as_of ELSE sighting.last_seen_at END) AS last_seen_at
RETURN applicant_id, identifier_id, relationship, raw, sources, first_seen_at, last_seen_at
ORDER BY applicant_id, identifier_id, relationship
