// All that was decided about one subject, in one role of it, in order.
MATCH (decision:Decision {subject_kind: $kind, subject_id: $id})
WHERE decision.role = $role OR decision.role IS NULL AND $role IS NULL
RETURN decision {.decision_id, .subject_kind, .subject_id, .role, .applicants, .identifiers, .number, .verdict, .reason,
                 .actor, .decided_at, .until, .replaces} AS decision
ORDER BY decision.number
