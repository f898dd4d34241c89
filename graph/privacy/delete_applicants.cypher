UNWIND $applicant_ids AS applicant_id
MATCH (applicant:Applicant {applicant_id: applicant_id})
CALL (applicant) {
  MATCH (applicant)-[:CLAIMED|SUBMITTED]->(owned)
  DETACH DELETE owned
}
CALL (applicant) {
  MATCH (applicant)<-[:FOR]-(shipment:Shipment)
  DETACH DELETE shipment
}
DETACH DELETE applicant
