// title = "Forwarder or box"
// description = "Equipment went to a PO box, a box in a mail shop or a known mail forwarder; or no other home was declared."
// tags = ["address", "shipments"]
// returns = ["applicant_id", "address", "what", "identifier_id"]
// [signal]
// category = "address"
// strength = 0.3
// explanation = "The address {address} is {what}."
// false_positives = ["Rural homes without delivery", "Travellers and people who live in vehicles", "People who hide from violence"]
// refined_by = "mail_drops"
// [parameters.applicant_ids]
// type = "texts"
// optional = true
// label = "Only these applicants; nothing: everybody"

MATCH (applicant:Applicant)
WHERE applicant.applicant_id IN coalesce($applicant_ids, COLLECT { MATCH (anybody:Applicant) RETURN anybody.applicant_id })
WITH applicant
MATCH (applicant)-[role:LIVES_AT|SHIPS_TO]->(address:Address)
WHERE address.validity = 'canonical'
WITH coalesce(applicant.person_id, applicant.applicant_id) AS applicant_id, address, collect(DISTINCT type(role)) AS roles
WITH applicant_id, collect({address: address, is_ship_to: 'SHIPS_TO' IN roles, is_home: 'LIVES_AT' IN roles}) AS addresses
UNWIND addresses AS one
WITH applicant_id, addresses, one.address AS address, one.is_ship_to AS is_ship_to
OPTIONAL MATCH (address)-[:IN_BUILDING]->(building:Building)
// The rule knows the forwarders, says what the address is, and drops ordinary ones.
RETURN applicant_id, address.value AS address, null AS what, address.identifier_id AS identifier_id,
       address.place AS place, building.building_id AS building_id, is_ship_to,
       any(other IN addresses WHERE other.is_home AND other.address <> address
           AND coalesce(other.address.place, 'street') = 'street') AS has_other_home
