// What these persons share with others and is not `$known` yet, as the survey of everything has it; not networks of more than
// `$handful`. Where a building has one unit, its other addresses come along; where it has several, one without unit says nothing.
UNWIND $person_ids AS asked
CALL (asked) {
  MATCH (applicant:Applicant {applicant_id: asked})
  RETURN applicant
  UNION
  MATCH (applicant:Applicant {person_id: asked})
  RETURN applicant
}
MATCH (applicant)-->(held:Identifier)
WHERE (held.degree > 1 OR held:Address) AND held.degree <= CASE WHEN held:IpAddress THEN $handful ELSE $most END
WITH DISTINCT held
OPTIONAL MATCH (held)-[:IN_BUILDING]->(building:Building)
WITH held, building, COUNT { (building)<-[:IN_BUILDING]-() } AS addresses, COUNT {
  (building)<-[:IN_BUILDING]-(address:Address)
  WHERE address.unit IS NOT NULL AND address.degree > 0 AND address.degree <= $most AND address.validity <> 'placeholder'
    AND NOT address.identifier_id IN $uncrossed
} AS units
WHERE (held.degree > 1 OR addresses > 1) AND NOT (units > 1 AND held.unit IS NULL)
CALL (held, building, units) {
  RETURN held AS value
  UNION
  MATCH (building)<-[:IN_BUILDING]-(value:Address)
  WHERE units = 1 AND value.degree > 0 AND value.degree <= $most
  RETURN value
}
WITH DISTINCT value, building
WHERE value.validity <> 'placeholder' AND NOT value.identifier_id IN $known AND NOT value.identifier_id IN $uncrossed
MATCH (value)<-[sighting]-(holder:Applicant)
WHERE size($uncrossed_roles) = 0 OR NOT [value.identifier_id, type(sighting)] IN $uncrossed_roles
WITH building, value, sighting, holder, coalesce(holder.person_id, holder.applicant_id) AS person_id
WHERE NOT person_id IN $set_aside
WITH building, value,
     collect([person_id, holder.name, sighting.first_seen_at.epochSeconds, sighting.last_seen_at.epochSeconds]) AS uses
RETURN collect([value.identifier_id, building.building_id, value.unit, uses]) AS found
