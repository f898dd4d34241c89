// title = "Address space of the DPRK"
// description = "Seen from an address in a network that is registered in the Democratic People's Republic of Korea."
// tags = ["network"]
// returns = ["applicant_id", "network", "days", "identifier_id"]
// [signal]
// category = "network"
// strength = 0.9
// explanation = "Seen from {network}, which is registered in the DPRK ({days})."
// false_positives = ["VPN services that pretend to be there", "Visitors: aid workers, diplomats, journalists"]
// refined_by = "dprk_networks"
// [parameters.applicant_ids]
// type = "texts"
// optional = true
// label = "Only these applicants; nothing: everybody"

MATCH (applicant:Applicant)
WHERE applicant.applicant_id IN coalesce($applicant_ids, COLLECT { MATCH (anybody:Applicant) RETURN anybody.applicant_id })
WITH applicant
MATCH (applicant)-[seen:SEEN_FROM]->(network:IpAddress)
WHERE network.validity = 'canonical'
UNWIND CASE WHEN seen.days IS NULL THEN [null] ELSE seen.days END AS day
WITH coalesce(applicant.person_id, applicant.applicant_id) AS applicant_id, network, left(day, 10) AS day ORDER BY day
// The rule knows the ranges, and drops every other network.
RETURN applicant_id, network.value AS network, collect(DISTINCT day) AS days, network.identifier_id AS identifier_id
