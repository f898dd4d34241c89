// What was decided about these values, in whatever role.
UNWIND $identifier_ids AS identifier_id
MATCH (decision:Decision {subject_kind: 'identifier', subject_id: identifier_id})
RETURN decision {.decision_id, .subject_kind, .subject_id, .role, .applicants, .identifiers, .number, .verdict, .reason,
                 .actor, .decided_at, .until, .replaces} AS decision
