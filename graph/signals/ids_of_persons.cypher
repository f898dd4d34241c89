// All ids of the persons that these ids belong to.
UNWIND $applicant_ids AS asked
MATCH (applicant:Applicant {applicant_id: asked})
CALL (applicant) {
  RETURN applicant AS one
  UNION
  MATCH (one:Applicant {person_id: applicant.person_id})
  RETURN one
}
RETURN DISTINCT one.applicant_id AS applicant_id
