// What is of these applicants alone: themselves, their records, applications and shipments.
MATCH (applicant:Applicant) WHERE applicant.applicant_id IN $applicant_ids
CALL (applicant) {
  RETURN applicant AS node
  UNION
  MATCH (applicant)-[:CLAIMED|SUBMITTED]->(node)
  RETURN node
  UNION
  MATCH (applicant)<-[:FOR]-(node:Shipment)
  RETURN node
}
RETURN applicant.applicant_id AS applicant_id, elementId(node) AS element_id,
       coalesce(node.record_id, node.application_key, node.shipment_key) AS key
