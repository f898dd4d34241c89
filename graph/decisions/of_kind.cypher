// All that was decided about subjects of one kind.
MATCH (decision:Decision {subject_kind: $kind})
RETURN decision {.decision_id, .subject_kind, .subject_id, .role, .applicants, .identifiers, .number, .verdict, .reason,
                 .actor, .decided_at, .until, .replaces} AS decision
