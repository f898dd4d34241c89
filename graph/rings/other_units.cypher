// The addresses of one person in buildings that others live in, as `everything` has them: they tell which units there are.
MATCH (building:Building) WHERE COUNT { (building)<-[:IN_BUILDING]-() } > 1
MATCH (building)<-[:IN_BUILDING]-(value:Address)
WHERE value.degree = 1 AND value.validity <> 'placeholder' AND NOT value.identifier_id IN $uncrossed
MATCH (value)<-[sighting]-(holder:Applicant)
WHERE size($uncrossed_roles) = 0 OR NOT [value.identifier_id, type(sighting)] IN $uncrossed_roles
WITH building, value, sighting, holder, coalesce(holder.person_id, holder.applicant_id) AS person_id
WHERE NOT person_id IN $set_aside
WITH building, value, collect([person_id, holder.name, sighting.first_seen_at.epochSeconds, sighting.last_seen_at.epochSeconds]) AS uses
RETURN collect([value.identifier_id, building.building_id, value.unit, uses]) AS found
