// All that became of one case, in order.
MATCH (change:CaseChange {case_id: $case_id})
RETURN change {.case_id, .number, .act, .actor, .at, .text, .title, .state, .holder, .asked_by, .other} AS change
ORDER BY change.number
