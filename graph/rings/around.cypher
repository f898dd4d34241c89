// The values that these persons share with others, each once. Who else holds a value is read only where they are a handful.
CALL () {
  UNWIND $alone AS applicant_id
  MATCH (here:Applicant {applicant_id: applicant_id})
  RETURN here
  UNION
  UNWIND $joined AS person_id
  MATCH (here:Applicant {person_id: person_id})
  RETURN here
}
WITH collect(here) AS persons
CALL (persons) {
  UNWIND persons AS here
  MATCH (here)-->(value:Identifier)
  WHERE value.degree > 1 AND value.validity <> 'placeholder' AND NOT value.identifier_id IN $known
  WITH DISTINCT value
  CALL (value) {
    WITH value WHERE value.degree <= $handful
    MATCH (value)<-[sighting]-(holder:Applicant)
    WITH holder, collect(DISTINCT type(sighting)) AS roles, min(sighting.first_seen_at) AS first, max(sighting.last_seen_at) AS last
    RETURN collect([holder.applicant_id, holder.person_id, holder.name, roles, first.epochSeconds, last.epochSeconds, null]) AS uses
  }
  CALL (value) {
    WITH value WHERE value:Address
    MATCH (value)-[:IN_BUILDING]->(building:Building)
    RETURN collect([building.building_id,
                    CASE WHEN value.unit IS NULL THEN COUNT { (building)<-[:IN_BUILDING]-(home:Address) WHERE home.unit IS NOT NULL } END]) AS houses
  }
  RETURN value.identifier_id AS id, value.kind AS kind, value.value AS text, value.degree AS degree, uses, houses
  UNION ALL
  // A building of one known unit, where some said the unit and some did not, is one home.
  UNWIND persons AS here
  MATCH (here)-->(:Address)-[:IN_BUILDING]->(building:Building)
  WHERE NOT building.building_id IN $known AND COUNT { (building)<-[:IN_BUILDING]-() } > 1
  WITH DISTINCT building
  WHERE COUNT { (building)<-[:IN_BUILDING]-(address:Address) WHERE address.unit IS NOT NULL } = 1
  MATCH (building)<-[:IN_BUILDING]-(address:Address)<-[sighting]-(holder:Applicant)
  WITH building, holder, address.unit AS unit, collect(DISTINCT type(sighting)) AS roles, min(sighting.first_seen_at) AS first, max(sighting.last_seen_at) AS last
  WITH building, count(DISTINCT coalesce(holder.person_id, holder.applicant_id)) AS degree,
       collect([holder.applicant_id, holder.person_id, holder.name, roles, first.epochSeconds, last.epochSeconds, unit]) AS uses
  WHERE degree > 1 AND degree <= $largest
  RETURN building.building_id AS id, 'address' AS kind, building.value AS text, degree,
         uses, [[building.building_id, 1]] AS houses
}
RETURN id, kind, text, degree, uses, houses
