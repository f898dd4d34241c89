// Every stored ring, in the order in which they were found.
MATCH (ring:Ring)
RETURN ring.number AS number, ring.facts AS facts, ring.document AS document
ORDER BY number
