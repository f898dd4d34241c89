// title = "Equipment still out"
// description = "Parcels that were never returned, of persons who left or whose application was stopped."
// tags = ["shipments"]
// returns = ["applicant_id", "recipient", "company", "asset", "tracking", "shipped_at", "destination"]

MATCH (parcel:Shipment)-[:FOR]->(applicant:Applicant)
WHERE coalesce(parcel.state, 'sent') IN ['sent', 'delivered']
CALL (applicant) {
  RETURN applicant AS one
  UNION
  MATCH (one:Applicant {person_id: applicant.person_id})
  RETURN one
}
MATCH (one)-[:SUBMITTED]->(application:Application)
WITH parcel, applicant, collect(DISTINCT application.status) AS statuses
WHERE any(status IN statuses WHERE status IN ['left', 'blocked']) AND NOT 'hired' IN statuses
MATCH (parcel)-[:TO]->(destination:Address)
RETURN coalesce(applicant.person_id, applicant.applicant_id) AS applicant_id, parcel.recipient AS recipient, parcel.hiring_company AS company, parcel.asset AS asset,
       parcel.tracking AS tracking, parcel.shipped_at AS shipped_at, destination.value AS destination
ORDER BY shipped_at, applicant_id
