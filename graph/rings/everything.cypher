// Every value that some, but not more than `$most`, persons share: for an address its building and unit, and each use with
// person, name and times in seconds since 1970. One row of lists: a row for each value would take most of the time.
MATCH (value:Identifier)
WHERE value.degree > 1 AND value.degree <= $most AND value.validity <> 'placeholder' AND NOT value.identifier_id IN $uncrossed
MATCH (value)<-[sighting]-(holder:Applicant)
WHERE size($uncrossed_roles) = 0 OR NOT [value.identifier_id, type(sighting)] IN $uncrossed_roles
WITH value, sighting, holder, coalesce(holder.person_id, holder.applicant_id) AS person_id
WHERE NOT person_id IN $set_aside
WITH value, collect([person_id, holder.name, sighting.first_seen_at.epochSeconds, sighting.last_seen_at.epochSeconds]) AS uses
OPTIONAL MATCH (value)-[:IN_BUILDING]->(building:Building)
RETURN collect([value.identifier_id, building.building_id, value.unit, uses]) AS found
