// title = "Many hires, one destination"
// description = "Equipment of several companies for several persons of different family names went to one address within some days."
// tags = ["address", "shipments", "sharing"]
// returns = ["applicant_id", "ship_to", "hires", "companies", "identifier_id"]
// [signal]
// category = "address"
// strength = 0.8
// explanation = "Equipment of {companies} companies for {hires} hires went to {ship_to} within a year."
// false_positives = ["Dorms, hotels and coworking spaces", "Parcel lockers and depots that serve many companies", "Couples and flatmates with jobs"]
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
WITH destination, collect(DISTINCT coalesce(applicant.person_id, applicant.applicant_id)) AS asked
MATCH (destination)<-[:TO]-(parcel:Shipment)-[:FOR]->(hire:Applicant)
WHERE parcel.shipped_at IS NOT NULL
WITH destination, asked, coalesce(hire.person_id, hire.applicant_id) AS hire_id, min(parcel.shipped_at) AS shipped_at,
     collect(DISTINCT toLower(parcel.hiring_company)) AS companies,
     last(split(toLower(trim(min(coalesce(parcel.recipient, hire.name, hire.applicant_id)))), ' ')) AS family
WITH destination, asked, collect({id: hire_id, shipped_at: shipped_at, companies: companies, family: family}) AS hires
UNWIND [hire IN hires WHERE hire.id IN asked] AS one
UNWIND [hire IN hires WHERE duration.inDays(hire.shipped_at, one.shipped_at).days <= $days
                        AND duration.inDays(one.shipped_at, hire.shipped_at).days <= $days] AS hire
UNWIND CASE hire.companies WHEN [] THEN [null] ELSE hire.companies END AS company
WITH destination, one.id AS applicant_id, count(DISTINCT hire.id) AS hires, count(DISTINCT company) AS companies,
     count(DISTINCT hire.family) AS families
WHERE hires >= $persons AND families >= $persons AND companies >= $companies
RETURN applicant_id, destination.value AS ship_to, hires, companies, destination.identifier_id AS identifier_id
