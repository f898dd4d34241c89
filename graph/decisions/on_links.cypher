// What was decided about what these applicants use, under any id of the same person.
UNWIND $applicant_ids AS applicant_id
OPTIONAL MATCH (applicant:Applicant {applicant_id: applicant_id})
CALL (applicant_id, applicant) {
  RETURN applicant_id AS id
  UNION
  MATCH (joined:Applicant {person_id: applicant.person_id})
  RETURN joined.applicant_id AS id
}
MATCH (decision:Decision {subject_kind: 'link'})
WHERE decision.subject_id STARTS WITH id + ' ' AND decision.applicants = [id]
RETURN applicant_id,
       decision {.decision_id, .subject_kind, .subject_id, .role, .applicants, .identifiers, .number, .verdict, .reason,
                 .actor, .decided_at, .until, .replaces} AS decision
