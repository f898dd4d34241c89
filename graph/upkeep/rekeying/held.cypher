// Under the applicants' locks, which loaders take too: all that is theirs whose key is made of what was written.
UNWIND $applicant_ids AS applicant_id
MATCH (applicant:Applicant {applicant_id: applicant_id})
REMOVE applicant.lock
WITH applicant
RETURN applicant.applicant_id AS applicant_id,
       COLLECT {
         MATCH (applicant)-[sighting]->(value:Identifier)
         OPTIONAL MATCH (value)-[:IN_BUILDING]->(building:Building)
         RETURN {relationship: type(sighting), source: sighting.source, raw: sighting.raw, region: sighting.region,
                 value: properties(value), is_listed: value:OwnPlaceholder, building: building.value}
       } AS sightings,
       COLLECT {
         MATCH (applicant)-[:SUBMITTED]->(application:Application)
         RETURN application.application_key
       } AS applications,
       COLLECT {
         MATCH (applicant)<-[:FOR]-(shipment:Shipment)-[:TO]->(address:Identifier)
         RETURN [shipment.shipment_key, address.identifier_id]
       } AS shipments
