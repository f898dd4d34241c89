// title = "Two countries in a day"
// description = "Seen from networks of several countries on one day. It needs lists/network_countries.csv in the data folder."
// tags = ["network"]
// returns = ["applicant_id", "day", "networks", "countries"]
// [signal]
// category = "network"
// strength = 0.3
// explanation = "On {day} seen from {countries}."
// false_positives = ["A VPN that is switched on and off", "A day of travel", "People who live near a border"]
// refined_by = "in_two_countries"
// [parameters.applicant_ids]
// type = "texts"
// optional = true
// label = "Only these applicants; nothing: everybody"

MATCH (applicant:Applicant)
WHERE applicant.applicant_id IN coalesce($applicant_ids, COLLECT { MATCH (anybody:Applicant) RETURN anybody.applicant_id })
WITH applicant
MATCH (applicant)-[seen:SEEN_FROM]->(network:IpAddress)
WHERE network.validity = 'canonical'
UNWIND seen.days AS said
WITH coalesce(applicant.person_id, applicant.applicant_id) AS applicant_id,
     left(said, 10) AS day, collect(DISTINCT network) AS networks
WHERE size(networks) > 1
// The rule knows the countries of networks, and drops days of a single one.
RETURN applicant_id, day, [network IN networks | network.value] AS networks, null AS countries,
       [network IN networks | network.sort_key] AS sort_keys
