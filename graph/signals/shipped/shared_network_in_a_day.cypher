// title = "One network in a day"
// description = "Several persons of different names who do not live together came from one network on one day, and few others ever did."
// tags = ["network", "sharing"]
// returns = ["applicant_id", "network", "days", "others", "identifier_id"]
// [signal]
// category = "network"
// strength = 0.4
// explanation = "{others} came from {network} on the same day ({days})."
// false_positives = ["An office, a library or a café", "Carriers that put many customers behind one address", "Friends who apply together"]
// [parameters.applicant_ids]
// type = "texts"
// optional = true
// label = "Only these applicants; nothing: everybody"
// [parameters.most]
// type = "integer"
// default = 10
// label = "At most so many persons; more are a crowd"

MATCH (applicant:Applicant)
WHERE applicant.applicant_id IN coalesce($applicant_ids, COLLECT { MATCH (anybody:Applicant) RETURN anybody.applicant_id })
WITH applicant
MATCH (applicant)-[seen:SEEN_FROM]->(network:IpAddress)
WHERE network.validity <> 'placeholder' AND network.degree > 1 AND network.degree <= $most
UNWIND seen.days AS said
WITH DISTINCT coalesce(applicant.person_id, applicant.applicant_id) AS applicant_id,
     applicant, network, left(said, 10) AS day,
     split(replace(toLower(coalesce(applicant.name, applicant.applicant_id)), ',', ''), ' ') AS words
MATCH (network)<-[use:SEEN_FROM]-(other:Applicant)
WHERE coalesce(other.person_id, other.applicant_id) <> applicant_id AND any(said IN use.days WHERE said STARTS WITH day)
WITH *, split(replace(toLower(coalesce(other.name, other.applicant_id)), ',', ''), ' ') AS other_words
WHERE NOT (size(words) = size(other_words) AND all(word IN words WHERE word IN other_words))
  AND NOT EXISTS { (applicant)-[:LIVES_AT]->(:Address)<-[:LIVES_AT]-(other) }
WITH DISTINCT applicant_id, network, day, coalesce(other.person_id, other.applicant_id) AS other_id ORDER BY day, other_id
RETURN applicant_id, network.value AS network, collect(DISTINCT day) AS days, collect(DISTINCT other_id) AS others,
       network.identifier_id AS identifier_id
