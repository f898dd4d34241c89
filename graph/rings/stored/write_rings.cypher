UNWIND $rings AS row
MERGE (ring:Ring {ring_id: row.ring_id})
ON CREATE SET ring.found_at = $at
SET ring += row
