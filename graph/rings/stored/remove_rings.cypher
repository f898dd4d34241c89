UNWIND $ring_ids AS ring_id
MATCH (ring:Ring {ring_id: ring_id})
DELETE ring
