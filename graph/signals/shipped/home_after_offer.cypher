// title = "New home between offer and parcel"
// description = "Equipment went to a home that was first named after the offer, although another home had been declared before."
// tags = ["address", "shipments"]
// returns = ["applicant_id", "home", "homes_before", "offered_at", "named_at", "identifier_id"]
// [signal]
// category = "address"
// strength = 0.4
// explanation = "The home {home} was first named on {named_at}, after the offer of {offered_at} and before equipment went there; until then it was {homes_before}."
// false_positives = ["People who move for the job", "A first address that was out of date"]
// [parameters.applicant_ids]
// type = "texts"
// optional = true
// label = "Only these applicants; nothing: everybody"

MATCH (applicant:Applicant)
WHERE applicant.applicant_id IN coalesce($applicant_ids, COLLECT { MATCH (anybody:Applicant) RETURN anybody.applicant_id })
WITH applicant
MATCH (applicant)-[seen:LIVES_AT]->(home:Address)
WHERE home.validity = 'canonical' AND seen.first_seen_at IS NOT NULL
OPTIONAL MATCH (home)-[:IN_BUILDING]->(building:Building)
WITH coalesce(applicant.person_id, applicant.applicant_id) AS applicant_id,
     home, coalesce(building.building_id, home.identifier_id) AS place, min(seen.first_seen_at) AS named_at
ORDER BY named_at, home.value
WITH applicant_id, collect({home: home, place: place, named_at: named_at}) AS homes
WHERE size(homes) > 1
CALL (applicant_id) {
  MATCH (one:Applicant {applicant_id: applicant_id})
  RETURN one
  UNION
  MATCH (one:Applicant {person_id: applicant_id})
  RETURN one
}
WITH applicant_id, homes, collect(one) AS ids
UNWIND ids AS applying
MATCH (applying)-[:SUBMITTED]->(application:Application)
WHERE application.status IN ['offer', 'hired'] AND application.status_at IS NOT NULL
UNWIND ids AS receiving
MATCH (receiving)<-[:FOR]-(parcel:Shipment)-[:TO]->(home:Address)
WITH DISTINCT applicant_id, homes, home, application.status_at AS offered_at, parcel.shipped_at AS shipped_at,
     head([each IN homes WHERE each.home = home]) AS new
WHERE offered_at < new.named_at AND new.named_at <= shipped_at
WITH applicant_id, home, new, offered_at,
     [each IN homes WHERE each.named_at <= offered_at AND each.place <> new.place | each.home.value] AS homes_before,
     any(each IN homes WHERE each.named_at <= offered_at AND each.place = new.place) AS is_old
WHERE size(homes_before) > 0 AND NOT is_old
RETURN applicant_id, home.value AS home, homes_before, max(offered_at) AS offered_at, new.named_at AS named_at,
       home.identifier_id AS identifier_id
