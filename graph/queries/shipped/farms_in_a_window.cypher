// title = "Destinations of many hires"
// description = "Addresses to which several companies sent equipment for several persons between two days."
// tags = ["shipments", "farms"]
// returns = ["destination", "hires", "companies", "first_shipped_at", "last_shipped_at", "identifier_id"]
// [parameters.hires]
// type = "integer"
// default = 3
// label = "At least so many hires"
// [parameters.companies]
// type = "integer"
// default = 2
// label = "At least so many companies"
// [parameters.since]
// type = "date"
// optional = true
// label = "From this day on"
// [parameters.until]
// type = "date"
// optional = true
// label = "Up to this day"

MATCH (parcel:Shipment)-[:TO]->(destination:Address)
WHERE parcel.shipped_at IS NOT NULL AND destination.validity = 'canonical'
  AND ($since IS NULL OR date(parcel.shipped_at) >= $since) AND ($until IS NULL OR date(parcel.shipped_at) <= $until)
MATCH (parcel)-[:FOR]->(applicant:Applicant)
WITH destination, count(DISTINCT coalesce(applicant.person_id, applicant.applicant_id)) AS hires, collect(DISTINCT parcel.hiring_company) AS companies,
     min(parcel.shipped_at) AS first_shipped_at, max(parcel.shipped_at) AS last_shipped_at
WHERE hires >= $hires AND size(companies) >= $companies
RETURN destination.value AS destination, hires, companies, first_shipped_at, last_shipped_at,
       destination.identifier_id AS identifier_id
ORDER BY hires DESC, destination
