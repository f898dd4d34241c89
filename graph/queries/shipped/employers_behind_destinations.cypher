// title = "Employers behind shared destinations"
// description = "For each company, to how many destinations shared with hires of other companies it sent equipment."
// tags = ["shipments", "companies"]
// returns = ["company", "destinations", "hires"]
// [parameters.most]
// type = "integer"
// default = 200
// label = "At most so many persons; more are a depot"

MATCH (parcel:Shipment)-[:TO]->(destination:Address)
WHERE destination.degree > 1 AND destination.degree <= $most AND parcel.hiring_company IS NOT NULL
WITH destination, collect(DISTINCT toLower(parcel.hiring_company)) AS companies
WHERE size(companies) > 1
MATCH (own:Shipment)-[:TO]->(destination)
MATCH (own)-[:FOR]->(applicant:Applicant)
WHERE own.hiring_company IS NOT NULL
RETURN own.hiring_company AS company, count(DISTINCT destination) AS destinations, count(DISTINCT coalesce(applicant.person_id, applicant.applicant_id)) AS hires
ORDER BY destinations DESC, hires DESC, company
