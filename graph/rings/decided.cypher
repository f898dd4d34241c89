// About which kinds of these subjects anybody ever decided anything. `$joined` are persons: decisions hold for all ids of one.
CALL () {
  MATCH (decision:Decision)
  WHERE decision.subject_kind IN ['applicant', 'identifier', 'link'] AND decision.subject_id IN $subjects
  RETURN decision.subject_kind AS kind
  UNION
  MATCH (applicant:Applicant)
  WHERE applicant.person_id IN $joined
  MATCH (decision:Decision {subject_kind: 'applicant', subject_id: applicant.applicant_id})
  RETURN decision.subject_kind AS kind
}
RETURN DISTINCT kind
