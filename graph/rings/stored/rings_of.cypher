MATCH (ring:Ring)
WHERE any(member IN ring.members WHERE member IN $applicant_ids)
RETURN ring.ring_id AS ring_id
ORDER BY ring_id
