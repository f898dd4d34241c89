// That these applicants have the value, and what was sent to them there; how many of them had it.
UNWIND $applicant_ids AS applicant_id
MATCH (applicant:Applicant {applicant_id: applicant_id})
MATCH (value:Identifier {identifier_id: $identifier_id})
MATCH (applicant)-[sighting]->(value)
OPTIONAL MATCH (applicant)<-[:FOR]-(shipment:Shipment)-[:TO]->(value)
WITH applicant_id, collect(DISTINCT sighting) AS sightings, collect(DISTINCT shipment) AS shipments
FOREACH (each IN sightings | DELETE each)
FOREACH (each IN shipments | DETACH DELETE each)
RETURN count(DISTINCT applicant_id) AS applicants
