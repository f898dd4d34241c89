UNWIND $rings AS row
MATCH (ring:Ring {ring_id: row.ring_id})
SET ring.members = row.members, ring.document = row.document
REMOVE ring.hits
WITH ring WHERE size(ring.members) = 0
DELETE ring
