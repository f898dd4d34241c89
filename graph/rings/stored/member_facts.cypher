// Who these applicants are, and what companies know of them: how their applications stand, and what became of equipment.
UNWIND $applicant_ids AS applicant_id
MATCH (applicant:Applicant {applicant_id: applicant_id})
RETURN applicant_id, coalesce(applicant.person_id, applicant_id) AS person_id,
       COLLECT { MATCH (applicant)-[:SUBMITTED]->(application:Application) RETURN application.status } AS statuses,
       COLLECT { MATCH (applicant)<-[:FOR]-(shipment:Shipment) RETURN coalesce(shipment.state, 'sent') } AS shipments
