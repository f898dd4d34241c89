// The persons who have these ids, with the last day on which anything was said of them.
UNWIND $applicant_ids AS applicant_id
MATCH (asked:Applicant {applicant_id: applicant_id})
WITH DISTINCT coalesce(asked.person_id, asked.applicant_id) AS person_id
CALL (person_id) {
  MATCH (applicant:Applicant {applicant_id: person_id}) RETURN applicant
  UNION
  MATCH (applicant:Applicant {person_id: person_id}) RETURN applicant
}
CALL (applicant) {
  MATCH (applicant)-[:CLAIMED]->(record:Record) RETURN record.last_recorded_at AS at
  UNION ALL
  MATCH (applicant)-[:SUBMITTED]->(application:Application) UNWIND [application.applied_at, application.status_at] AS at RETURN at
  UNION ALL
  MATCH (applicant)-[sighting]->(:Identifier) RETURN sighting.last_seen_at AS at
  UNION ALL
  MATCH (applicant)<-[:FOR]-(shipment:Shipment) RETURN shipment.shipped_at AS at
  UNION ALL
  MATCH (applicant)-[alias:SAME_AS]-() RETURN alias.last_seen_at AS at
}
RETURN person_id, collect(DISTINCT applicant.applicant_id) AS applicant_ids, max(at) AS last_seen_at
