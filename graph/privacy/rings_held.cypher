MATCH (ring:Ring)
WHERE any(id IN $applicant_ids WHERE id IN ring.members)
RETURN ring {.ring_id, .found_at, .document} AS ring
ORDER BY ring.ring_id
