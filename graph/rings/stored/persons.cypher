// All ids of these persons. An applicant without alias is a person under its own id.
UNWIND $person_ids AS person_id
CALL (person_id) {
  MATCH (applicant:Applicant {applicant_id: person_id})
  RETURN applicant
  UNION
  MATCH (applicant:Applicant {person_id: person_id})
  RETURN applicant
}
WITH person_id, applicant.applicant_id AS applicant_id ORDER BY applicant_id
RETURN person_id, collect(applicant_id) AS applicant_ids
