// One case after its last change, or after the one of this number.
MATCH (opened:Case {case_id: $case_id})
CALL (opened) {
  MATCH (change:CaseChange {case_id: opened.case_id})
  WHERE $version IS NULL OR change.number = $version
  RETURN change ORDER BY change.number DESC LIMIT 1
}
RETURN opened {.case_id, .number, .opened_at, .opened_by} AS opened,
       change {.case_id, .number, .act, .actor, .at, .text, .title, .state, .holder, .asked_by, .other} AS change,
       change.content AS content
