// What signals said of the persons in these rings, a text each.
MATCH (ring:Ring)
WHERE ring.ring_id IN $ring_ids AND ring.hits IS NOT NULL
RETURN ring.hits AS hits
