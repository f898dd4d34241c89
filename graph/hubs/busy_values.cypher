// What is known of these values in these roles: who has them, what those share besides, who sent equipment there.
// Of a value that more than $most persons have, the counts alone.
UNWIND $asked AS asked
MATCH (value:Identifier {identifier_id: asked.identifier_id})
WHERE EXISTS { MATCH (value)<-[sighting]-(:Applicant) WHERE type(sighting) = asked.relationship }
OPTIONAL MATCH (value)-[:IN_BUILDING]->(building:Building)
CALL (value, asked) {
  WITH value, asked WHERE value.degree <= $most
  MATCH (value)<-[sighting]-(holder:Applicant)
  WHERE type(sighting) = asked.relationship
  WITH coalesce(holder.person_id, holder.applicant_id) AS person_id, min(sighting.first_seen_at) AS first, max(sighting.last_seen_at) AS last
  CALL (person_id) {
    MATCH (one:Applicant {applicant_id: person_id})
    RETURN one
    UNION
    MATCH (one:Applicant {person_id: person_id})
    RETURN one
  }
  WITH person_id, first, last, collect(one) AS ids
  RETURN collect({
    person_id: person_id, first: first, last: last, ids: ids,
    name: head([one IN ids WHERE one.name IS NOT NULL | one.name]),
    university: head([one IN ids WHERE one.university IS NOT NULL | one.university])
  }) AS holders
}
CALL (value, holders) {
  UNWIND holders AS holder
  UNWIND holder.ids AS one
  MATCH (one)-->(other:Identifier)
  WHERE other <> value AND other.degree > 1 AND other.validity <> 'placeholder'
  WITH other, collect(DISTINCT holder.person_id) AS person_ids
  WHERE size(person_ids) > 1
  OPTIONAL MATCH (other)-[:IN_BUILDING]->(house:Building)
  RETURN collect({
    kind: other.kind, degree: other.degree, building_id: house.building_id, person_ids: person_ids,
    sent_by: COLLECT { MATCH (other)<-[:TO]-(shipment:Shipment) WHERE shipment.hiring_company IS NOT NULL RETURN DISTINCT toLower(shipment.hiring_company) }
  }) AS shared
}
RETURN value.identifier_id AS identifier_id, value.kind AS kind, asked.role AS role, value.value AS value, value.degree AS degree,
       building.building_id AS building_id, value.unit AS unit, value.place AS place,
       [holder IN holders | holder {.person_id, .name, .university, .first, .last}] AS holders, shared,
       COUNT { (building)<-[:IN_BUILDING]-(address:Address) WHERE address.unit IS NOT NULL } AS units,
       COUNT { (building)<-[:IN_BUILDING]-(address:ShippingDestination) WHERE address.unit IS NOT NULL } AS units_sent_to,
       COLLECT { MATCH (value)<-[:TO]-(shipment:Shipment) WHERE shipment.hiring_company IS NOT NULL RETURN DISTINCT toLower(shipment.hiring_company) } AS sent_by
