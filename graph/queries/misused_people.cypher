// All ids of everybody of whom it was ever decided that somebody else uses their identity.
MATCH (decision:Decision {subject_kind: 'applicant', verdict: 'identity_misused'})
OPTIONAL MATCH (applicant:Applicant {applicant_id: decision.subject_id})
CALL (decision, applicant) {
  RETURN decision.subject_id AS applicant_id
  UNION
  MATCH (joined:Applicant {person_id: applicant.person_id})
  RETURN joined.applicant_id AS applicant_id
}
RETURN DISTINCT applicant_id
