MATCH (applicant:Applicant)-[sighting]->(identifier:Identifier)
WHERE identifier.kind = $kind AND type(sighting) <> 'SHIPS_TO' AND sighting.last_seen_at < $before
      AND NOT applicant.applicant_id IN $needed
RETURN DISTINCT applicant.applicant_id AS applicant_id
LIMIT $most
