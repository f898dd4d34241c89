// Everything decided about this subject, under any id of a person, and about rings and links that it was part of.
// Without a subject, everything. The newest first.
OPTIONAL MATCH (applicant:Applicant {applicant_id: $subject})
CALL (applicant) {
  MATCH (joined:Applicant {person_id: applicant.person_id})
  RETURN collect(joined.applicant_id) AS joined
}
WITH [$subject] + joined AS ids
MATCH (decision:Decision)
WHERE $subject IS NULL OR decision.subject_id IN ids
   OR any(id IN ids WHERE id IN decision.applicants OR id IN decision.identifiers)
RETURN decision {.decision_id, .subject_kind, .subject_id, .role, .applicants, .identifiers, .number, .verdict, .reason,
                 .actor, .decided_at, .until, .replaces} AS decision
ORDER BY decision.decided_at DESC, decision.number DESC, decision.decision_id
