// title = "Homes that receive for others"
// description = "Homes to which equipment of persons goes who do not live there, with those who do: where a facilitator may live."
// tags = ["shipments", "farms"]
// returns = ["home", "dwellers", "hires", "companies", "identifier_id"]
// [parameters.hires]
// type = "integer"
// default = 2
// label = "At least so many who live elsewhere"
// [parameters.most]
// type = "integer"
// default = 200
// label = "At most so many persons; more are a depot"

MATCH (parcel:Shipment)-[:TO]->(home:Address)<-[:LIVES_AT]-(dweller:Applicant)
WHERE home.validity = 'canonical' AND home.degree <= $most
WITH home, collect(DISTINCT coalesce(dweller.person_id, dweller.applicant_id)) AS dwellers
MATCH (parcel:Shipment)-[:TO]->(home)
MATCH (parcel)-[:FOR]->(applicant:Applicant)
WITH home, dwellers, parcel, coalesce(applicant.person_id, applicant.applicant_id) AS hire
WHERE NOT hire IN dwellers
WITH home, dwellers, collect(DISTINCT hire) AS hires, collect(DISTINCT parcel.hiring_company) AS companies
WHERE size(hires) >= $hires
RETURN home.value AS home, dwellers, hires, companies, home.identifier_id AS identifier_id
ORDER BY size(hires) DESC, home
