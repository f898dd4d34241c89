// title = "VPN or hosting exit"
// description = "Seen from a network that a list says VPN or hosting services use. Privacy relays of telephones and the company's own networks are left out."
// tags = ["network"]
// returns = ["applicant_id", "network", "said_by", "identifier_id"]
// [signal]
// category = "network"
// strength = 0.2
// explanation = "Seen from {network}, an exit of a VPN or hosting service ({said_by})."
// false_positives = ["People who care for their privacy", "Employers' VPNs", "Networks that were given to others since the list was made"]
// refined_by = "vpn_exits"
// [parameters.applicant_ids]
// type = "texts"
// optional = true
// label = "Only these applicants; nothing: everybody"

MATCH (applicant:Applicant)
WHERE applicant.applicant_id IN coalesce($applicant_ids, COLLECT { MATCH (anybody:Applicant) RETURN anybody.applicant_id })
WITH applicant
MATCH (applicant)-[:SEEN_FROM]->(network:IpAddress)
WHERE network.validity = 'canonical'
// The rule knows the lists, says which one names the network, and drops every other.
RETURN DISTINCT coalesce(applicant.person_id, applicant.applicant_id) AS applicant_id,
       network.value AS network, null AS said_by, network.identifier_id AS identifier_id
