// title = "Parcels under another name"
// description = "Parcels whose recipient is not the name that the person goes by."
// tags = ["shipments"]
// returns = ["applicant_id", "name", "recipient", "shipped_at", "destination"]

MATCH (parcel:Shipment)-[:FOR]->(applicant:Applicant)
WHERE parcel.recipient IS NOT NULL
CALL (applicant) {
  RETURN applicant AS one
  UNION
  MATCH (one:Applicant {person_id: applicant.person_id})
  RETURN one
}
WITH parcel, applicant, collect(DISTINCT one.name) AS names
WHERE size(names) > 0 AND none(name IN names WHERE toLower(name) = toLower(parcel.recipient))
MATCH (parcel)-[:TO]->(destination:Address)
RETURN coalesce(applicant.person_id, applicant.applicant_id) AS applicant_id, head(names) AS name, parcel.recipient AS recipient, parcel.shipped_at AS shipped_at,
       destination.value AS destination
ORDER BY shipped_at, applicant_id
