// All ids of the person who has this one; no row where nobody has.
MATCH (applicant:Applicant {applicant_id: $applicant_id})
CALL (applicant) {
  RETURN applicant.applicant_id AS applicant_id
  UNION
  MATCH (joined:Applicant {person_id: applicant.person_id})
  RETURN joined.applicant_id AS applicant_id
}
RETURN applicant_id
ORDER BY applicant_id
