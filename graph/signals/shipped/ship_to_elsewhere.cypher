// title = "Equipment sent to another state"
// description = "Equipment went to an address in another state or country than every declared home. A destination of one company alone is taken for its office."
// tags = ["address", "shipments", "sharing"]
// returns = ["applicant_id", "ship_to", "homes", "identifier_id"]
// [signal]
// category = "address"
// strength = 0.4
// explanation = "Equipment went to {ship_to}, and the home is {homes}."
// false_positives = ["People who just moved or travel", "Relatives who take parcels in", "Hotels, lockers and coworking spaces"]
// [parameters.applicant_ids]
// type = "texts"
// optional = true
// label = "Only these applicants; nothing: everybody"
// [parameters.office]
// type = "integer"
// default = 5
// label = "From so many hires on, a destination of one company is its office"
// [parameters.most]
// type = "integer"
// default = 200
// label = "At most so many persons; more are a depot"

MATCH (applicant:Applicant)
WHERE applicant.applicant_id IN coalesce($applicant_ids, COLLECT { MATCH (anybody:Applicant) RETURN anybody.applicant_id })
WITH applicant
MATCH (applicant)-[role:LIVES_AT|SHIPS_TO]->(address:Address)
WHERE address.validity = 'canonical' AND address.country IS NOT NULL
WITH coalesce(applicant.person_id, applicant.applicant_id) AS applicant_id,
     collect(DISTINCT CASE type(role) WHEN 'LIVES_AT' THEN address END) AS homes,
     collect(DISTINCT CASE type(role) WHEN 'SHIPS_TO' THEN address END) AS destinations
WHERE size(homes) > 0
UNWIND destinations AS destination
WITH * WHERE destination.degree <= $most
  AND none(home IN homes WHERE home.country = destination.country AND coalesce(home.region = destination.region, true))
WITH destination, collect([applicant_id, [home IN homes | home.value]]) AS hires
CALL (destination) {
  MATCH (destination)<-[:TO]-(parcel:Shipment)
  RETURN count(DISTINCT toLower(parcel.hiring_company)) AS companies
}
WITH * WHERE companies > 1 OR destination.degree < $office
UNWIND hires AS hire
RETURN hire[0] AS applicant_id, destination.value AS ship_to, hire[1] AS homes, destination.identifier_id AS identifier_id
