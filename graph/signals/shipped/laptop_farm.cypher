// title = "Many hires, one destination"
// description = "Equipment of several companies for several persons went to one address within some days. All who declared to live there count as one."
// tags = ["address", "shipments", "sharing"]
// returns = ["applicant_id", "ship_to", "hires", "companies", "identifier_id"]
// [signal]
// category = "address"
// strength = 0.8
// explanation = "Equipment of {companies} companies for {hires} hires went to {ship_to} within a year."
// false_positives = ["Dorms, hotels and coworking spaces", "Parcel lockers and depots that serve many companies"]
// [parameters.applicant_ids]
// type = "texts"
// optional = true
// label = "Only these applicants; nothing: everybody"
// [parameters.persons]
// type = "integer"
// default = 3
// label = "At least so many persons"
// [parameters.companies]
// type = "integer"
// default = 2
// label = "At least so many companies; one alone may send to its own office"
// [parameters.days]
// type = "integer"
// default = 365
// label = "Within so many days"
// [parameters.most]
// type = "integer"
// default = 200
// label = "At most so many persons; more are a depot"

MATCH (applicant:Applicant)
WHERE applicant.applicant_id IN coalesce($applicant_ids, COLLECT { MATCH (anybody:Applicant) RETURN anybody.applicant_id })
WITH applicant
MATCH (applicant)<-[:FOR]-(:Shipment)-[:TO]->(destination:Address)
WHERE destination.validity = 'canonical' AND destination.degree >= $persons AND destination.degree <= $most
WITH destination, collect(DISTINCT coalesce(applicant.person_id, applicant.applicant_id)) AS asked,
     COLLECT { MATCH (destination)<-[:LIVES_AT]-(dweller:Applicant) RETURN coalesce(dweller.person_id, dweller.applicant_id) } AS dwellers
MATCH (destination)<-[:TO]-(parcel:Shipment)-[:FOR]->(hire:Applicant)
WHERE parcel.shipped_at IS NOT NULL
WITH destination, asked, dwellers, coalesce(hire.person_id, hire.applicant_id) AS hire_id,
     min(parcel.shipped_at) AS shipped_at, collect(DISTINCT toLower(parcel.hiring_company)) AS companies
WITH destination, asked, collect({
       id: hire_id, shipped_at: shipped_at, companies: companies,
       household: CASE WHEN hire_id IN dwellers THEN 'who live there' ELSE hire_id END
     }) AS hires, duration({days: $days}) AS window
UNWIND [hire IN hires WHERE hire.id IN asked] AS one
UNWIND [hire IN hires WHERE hire.shipped_at <= one.shipped_at + window AND one.shipped_at <= hire.shipped_at + window] AS hire
UNWIND CASE hire.companies WHEN [] THEN [null] ELSE hire.companies END AS company
WITH destination, one.id AS applicant_id, count(DISTINCT hire.id) AS hires, count(DISTINCT company) AS companies,
     count(DISTINCT hire.household) AS households
WHERE households >= $persons AND companies >= $companies
RETURN applicant_id, destination.value AS ship_to, hires, companies, destination.identifier_id AS identifier_id
