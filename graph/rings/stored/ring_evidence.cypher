// What members of each ring share: how many persons of the graph have it, who of the ring, and when those used it.
// In a building of one known unit, an address without the unit is the same home.
UNWIND $rings AS ring
UNWIND ring.values AS identifier_id
MATCH (value:Identifier {identifier_id: identifier_id})
CALL (value) {
  RETURN value AS written
  UNION
  MATCH (value)-[:IN_BUILDING]->(building:Building)<-[:IN_BUILDING]-(written:Address)
  WHERE COUNT { (building)<-[:IN_BUILDING]-(address:Address) WHERE address.unit IS NOT NULL } = 1
  RETURN written
}
MATCH (written)<-[sighting]-(holder:Applicant)
WITH ring, value, coalesce(holder.person_id, holder.applicant_id) AS person_id, min(holder.applicant_id) AS applicant_id,
     min(sighting.first_seen_at) AS first, max(sighting.last_seen_at) AS last
WITH ring, value, person_id, applicant_id, first, last, person_id IN ring.persons AS is_member
RETURN ring.id AS ring_id, value.identifier_id AS id, value.kind AS kind, value.value AS value, count(person_id) AS degree,
       collect(CASE WHEN is_member THEN person_id END) AS members,
       collect(CASE WHEN person_id IN $misused THEN applicant_id END) AS misused,
       min(CASE WHEN is_member THEN first END) AS first, max(CASE WHEN is_member THEN last END) AS last
