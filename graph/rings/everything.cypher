// Every value that some, but not more than `$most`, persons share, and the addresses of one person in buildings that others
// live in: all who have it and when, in seconds since 1970, and for an address its building and who sent equipment there.
MATCH (value:Identifier)
WHERE (value.degree > 1 OR value.degree = 1 AND value:Address) AND value.degree <= $most AND value.validity <> 'placeholder'
OPTIONAL MATCH (value)-[:IN_BUILDING]->(building:Building)
WITH value, building
WHERE value.degree > 1 OR COUNT { (building)<-[:IN_BUILDING]-() } > 1
MATCH (value)<-[sighting]-(holder:Applicant)
WITH value, building, coalesce(holder.person_id, holder.applicant_id) AS person_id,
     min(sighting.first_seen_at) AS first, max(sighting.last_seen_at) AS last
RETURN value.identifier_id AS id, value.kind AS kind, building.building_id AS building, value.unit AS unit,
       collect(person_id) AS holders, collect(CASE WHEN first IS NOT NULL THEN [person_id, first.epochSeconds, last.epochSeconds] END) AS seen,
       COLLECT { MATCH (value)<-[:TO]-(shipment:Shipment) WHERE shipment.hiring_company IS NOT NULL RETURN DISTINCT toLower(shipment.hiring_company) } AS sent_by
