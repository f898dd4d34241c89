// title = "Networks of another country"
// description = "Every network that somebody was seen from is in another country than their declared homes. It needs lists/network_countries.csv in the data folder and says nothing where that list does not know a network."
// tags = ["network", "address"]
// returns = ["applicant_id", "networks", "countries", "declared"]
// [signal]
// category = "network"
// strength = 0.3
// explanation = "All networks are in {countries}, and the home is in {declared}."
// false_positives = ["People who travel or work abroad for a while", "VPNs and mobile gateways", "Errors of the list"]
// refined_by = "abroad"
// [parameters.applicant_ids]
// type = "texts"
// optional = true
// label = "Only these applicants; nothing: everybody"

MATCH (applicant:Applicant)
WHERE applicant.applicant_id IN coalesce($applicant_ids, COLLECT { MATCH (anybody:Applicant) RETURN anybody.applicant_id })
WITH applicant
MATCH (applicant)-[:SEEN_FROM|LIVES_AT]->(value:Identifier)
WHERE value.validity = 'canonical'
WITH coalesce(applicant.person_id, applicant.applicant_id) AS applicant_id,
     collect(DISTINCT CASE WHEN value:IpAddress THEN value END) AS networks,
     collect(DISTINCT CASE WHEN value:Address THEN value.country END) AS declared
WHERE size(networks) > 1 AND size(declared) > 0
// The rule knows the countries of networks, and drops whoever has one that is unknown or in a declared country.
RETURN applicant_id, [network IN networks | network.value] AS networks, null AS countries, declared,
       [network IN networks | network.sort_key] AS sort_keys
