// As `around`, on the day `$as_of`: what was first seen later is not there, and a crowd of today may have been a few.
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
  MATCH (here)-[sighting]->(value:Identifier)
  WHERE value.degree > 1 AND value.validity <> 'placeholder' AND NOT value.identifier_id IN $known
    AND coalesce(sighting.first_seen_at <= $as_of, true)
  WITH DISTINCT value
  CALL (value) {
    MATCH (value)<-[sighting]-(holder:Applicant)
    WHERE coalesce(sighting.first_seen_at <= $as_of, true)
    RETURN count(DISTINCT coalesce(holder.person_id, holder.applicant_id)) AS degree
  }
  WITH value, degree WHERE degree > 1
  CALL (value, degree) {
    WITH value, degree WHERE degree <= $handful
    MATCH (value)<-[sighting]-(holder:Applicant)
    WHERE coalesce(sighting.first_seen_at <= $as_of, true)
    WITH holder, collect(DISTINCT type(sighting)) AS roles, min(sighting.first_seen_at) AS first,
         max(CASE WHEN sighting.last_seen_at > $as_of THEN $as_of ELSE sighting.last_seen_at END) AS last
    RETURN collect([holder.applicant_id, holder.person_id, holder.name, roles, first.epochSeconds, last.epochSeconds, null]) AS uses
  }
  CALL (value) {
    WITH value WHERE value:Address
    MATCH (value)-[:IN_BUILDING]->(building:Building)
    RETURN collect([building.building_id,
                    CASE WHEN value.unit IS NULL THEN COUNT { (building)<-[:IN_BUILDING]-(home:Address) WHERE home.unit IS NOT NULL } END]) AS houses
  }
  RETURN value.identifier_id AS id, value.kind AS kind, value.value AS text, degree, uses, houses
  UNION ALL
  // A building of one known unit, where some said the unit and some did not, is one home.
  UNWIND persons AS here
  MATCH (here)-->(:Address)-[:IN_BUILDING]->(building:Building)
  WHERE NOT building.building_id IN $known AND COUNT { (building)<-[:IN_BUILDING]-() } > 1
  WITH DISTINCT building
  WHERE COUNT { (building)<-[:IN_BUILDING]-(address:Address) WHERE address.unit IS NOT NULL } = 1
  MATCH (building)<-[:IN_BUILDING]-(address:Address)<-[sighting]-(holder:Applicant)
  WHERE coalesce(sighting.first_seen_at <= $as_of, true)
  WITH building, holder, address.unit AS unit, collect(DISTINCT type(sighting)) AS roles, min(sighting.first_seen_at) AS first,
       max(CASE WHEN sighting.last_seen_at > $as_of THEN $as_of ELSE sighting.last_seen_at END) AS last
  WITH building, count(DISTINCT coalesce(holder.person_id, holder.applicant_id)) AS degree,
       collect([holder.applicant_id, holder.person_id, holder.name, roles, first.epochSeconds, last.epochSeconds, unit]) AS uses
  WHERE degree > 1 AND degree <= $largest
  RETURN building.building_id AS id, 'address' AS kind, building.value AS text, degree,
         uses, [[building.building_id, 1]] AS houses
}
RETURN id, kind, text, degree, uses, houses
