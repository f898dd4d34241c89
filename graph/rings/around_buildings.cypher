// The buildings in which these persons have an address, where some said their unit and some did not.
CALL () {
  UNWIND $alone AS applicant_id
  MATCH (here:Applicant {applicant_id: applicant_id})
  RETURN here
  UNION
  UNWIND $joined AS person_id
  MATCH (here:Applicant {person_id: person_id})
  RETURN here
}
MATCH (here)-->(:Address)-[:IN_BUILDING]->(building:Building)
WHERE NOT building.building_id IN $known AND COUNT { (building)<-[:IN_BUILDING]-() } > 1
WITH DISTINCT building
MATCH (building)<-[:IN_BUILDING]-(address:Address)
WITH building, collect(address) AS addresses, count(address.unit) AS units
WHERE units < size(addresses) AND size(addresses) <= $crowd
UNWIND addresses AS address
MATCH (address)<-[sighting]-(holder:Applicant)
WHERE coalesce(sighting.first_seen_at <= $as_of, true)
WITH building, units, holder, address.unit AS unit, min(sighting.first_seen_at) AS first,
     max(CASE WHEN sighting.last_seen_at > $as_of THEN $as_of ELSE sighting.last_seen_at END) AS last
WITH building, units, count(DISTINCT coalesce(holder.person_id, holder.applicant_id)) AS degree,
     collect([holder.applicant_id, holder.person_id,
              CASE WHEN first IS NOT NULL THEN [first.epochSeconds, last.epochSeconds] END, unit]) AS uses
WHERE degree > 1 AND degree <= $crowd
RETURN building.building_id AS id, 'address' AS kind, building.value AS value, degree, units, uses
