UNWIND $applicant_ids AS applicant_id
MATCH (applicant:Applicant {applicant_id: applicant_id})
RETURN applicant {.*} AS applicant,
       COLLECT { MATCH (applicant)-[:CLAIMED]->(record:Record) RETURN record {.*} } AS records,
       COLLECT { MATCH (applicant)-[:SUBMITTED]->(application:Application) RETURN application {.*} } AS applications,
       COLLECT {
         MATCH (applicant)-[same:SAME_AS]->(other:Applicant)
         RETURN same {.*, alias: other.applicant_id}
       } AS aliases,
       COLLECT {
         MATCH (applicant)-[sighting]->(value:Identifier)
         OPTIONAL MATCH (value)-[:IN_BUILDING]->(building:Building)
         RETURN sighting {.*, relationship: type(sighting), identifier: value {.*}, building: building.value}
       } AS sightings,
       COLLECT {
         MATCH (applicant)<-[:FOR]-(shipment:Shipment)-[:TO]->(address:Identifier)
         RETURN shipment {.*, address: address {.*}}
       } AS shipments
ORDER BY applicant_id
