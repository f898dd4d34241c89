// All ids of these persons, with names and statuses. An applicant without alias is a person under its own id.
UNWIND $person_ids AS person_id
CALL (person_id) {
  MATCH (applicant:Applicant {applicant_id: person_id})
  RETURN applicant
  UNION
  MATCH (applicant:Applicant {person_id: person_id})
  RETURN applicant
}
OPTIONAL MATCH (applicant)-[:SUBMITTED]->(application:Application)
RETURN person_id, applicant.applicant_id AS applicant_id, applicant.name AS name,
       collect(application.status) AS statuses
ORDER BY person_id, applicant_id
