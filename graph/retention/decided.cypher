// Applicants of persons about whom anything but `cleared` was decided.
MATCH (decision:Decision {subject_kind: 'applicant'})
WHERE decision.verdict <> 'cleared'
MATCH (asked:Applicant {applicant_id: decision.subject_id})
CALL (asked) {
  RETURN asked AS applicant
  UNION
  MATCH (applicant:Applicant {person_id: asked.person_id}) RETURN applicant
}
RETURN DISTINCT applicant.applicant_id AS applicant_id
