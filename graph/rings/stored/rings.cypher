// Every stored ring, or those asked for, in the order in which they were found.
MATCH (ring:Ring)
WHERE $ring_ids IS NULL OR ring.ring_id IN $ring_ids
RETURN ring.number AS number, ring.facts AS facts, ring.document AS document
ORDER BY number
