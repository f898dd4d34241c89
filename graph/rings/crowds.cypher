// All who hold these crowded values, and every value that a handful holds, two of the crowd among them: what bears witness.
UNWIND $crowds AS identifier_id
MATCH (crowd:Identifier {identifier_id: identifier_id})
CALL (crowd) {
  RETURN crowd AS value
  UNION
  MATCH (crowd)<--(holder:Applicant)
  WITH DISTINCT coalesce(holder.person_id, holder.applicant_id) AS person
  CALL (person) {
    MATCH (alone:Applicant {applicant_id: person})
    RETURN alone AS holder
    UNION
    MATCH (joined:Applicant {person_id: person})
    RETURN joined AS holder
  }
  MATCH (holder)-->(value:Identifier)
  WHERE value.degree > 1 AND value.degree <= $handful AND value.validity <> 'placeholder'
  WITH value, count(DISTINCT person) AS inside
  WHERE inside > 1
  RETURN value
}
WITH DISTINCT value
CALL (value) {
  MATCH (value)<-[sighting]-(holder:Applicant)
  WHERE coalesce(sighting.first_seen_at <= $as_of, true)
  WITH holder, collect(DISTINCT type(sighting)) AS roles, min(sighting.first_seen_at) AS first,
       max(CASE WHEN sighting.last_seen_at > $as_of THEN $as_of ELSE sighting.last_seen_at END) AS last
  RETURN count(DISTINCT coalesce(holder.person_id, holder.applicant_id)) AS degree,
         collect([holder.applicant_id, holder.person_id, holder.name, roles, first.epochSeconds, last.epochSeconds, null]) AS uses
}
WITH value, degree, uses WHERE degree > 1
CALL (value) {
  WITH value WHERE value:Address
  MATCH (value)-[:IN_BUILDING]->(building:Building)
  RETURN collect([building.building_id,
                  CASE WHEN value.unit IS NULL THEN COUNT { (building)<-[:IN_BUILDING]-(home:Address) WHERE home.unit IS NOT NULL } END]) AS houses
}
RETURN value.identifier_id AS id, value.kind AS kind, value.value AS text, degree, uses, houses
