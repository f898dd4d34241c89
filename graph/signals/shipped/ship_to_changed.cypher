// title = "Ship-to changed"
// description = "Parcels of one company went, or should have gone, to different places within some days."
// tags = ["address", "shipments"]
// returns = ["applicant_id", "before", "after", "company", "changed_at", "identifier_id"]
// [signal]
// category = "address"
// strength = 0.5
// explanation = "What {company} sent went to {after} on {changed_at}, after a parcel addressed to {before}."
// false_positives = ["Somebody who moved at that time", "An office that sends to the home and to itself", "A first address that could not be delivered to"]
// [parameters.applicant_ids]
// type = "texts"
// optional = true
// label = "Only these applicants; nothing: everybody"
// [parameters.days]
// type = "integer"
// default = 60
// label = "Within so many days; later, people move"

MATCH (applicant:Applicant)
WHERE applicant.applicant_id IN coalesce($applicant_ids, COLLECT { MATCH (anybody:Applicant) RETURN anybody.applicant_id })
WITH applicant
MATCH (applicant)<-[:FOR]-(parcel:Shipment)-[:TO]->(address:Address)
WHERE parcel.shipped_at IS NOT NULL AND address.validity = 'canonical'
OPTIONAL MATCH (address)-[:IN_BUILDING]->(building:Building)
WITH coalesce(applicant.person_id, applicant.applicant_id) AS applicant_id,
     toLower(coalesce(parcel.hiring_company, '')) AS company, parcel, address,
     coalesce(building.building_id, address.identifier_id) AS place, parcel.state IN ['voided', 'returned'] AS failed
ORDER BY parcel.shipped_at, failed DESC, address.value
WITH applicant_id, company, collect({parcel: parcel, address: address, place: place, failed: failed}) AS parcels
UNWIND range(1, size(parcels) - 1) AS number
WITH applicant_id, parcels[number - 1] AS before, parcels[number] AS after
WHERE before.place <> after.place AND after.parcel.shipped_at <= before.parcel.shipped_at + duration({days: $days})
  AND (before.failed OR before.parcel.shipped_at < after.parcel.shipped_at)
RETURN applicant_id, before.address.value AS before, after.address.value AS after,
       after.parcel.hiring_company AS company, after.parcel.shipped_at AS changed_at,
       after.address.identifier_id AS identifier_id
