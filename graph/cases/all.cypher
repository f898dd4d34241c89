// Cases as they are now: what is due first, then the oldest. Null asks for everything.
MATCH (opened:Case)
CALL (opened) {
  MATCH (change:CaseChange {case_id: opened.case_id})
  RETURN change ORDER BY change.number DESC LIMIT 1
}
WITH opened, change
WHERE ($state IS NULL OR change.state = $state) AND ($applicant_id IS NULL OR $applicant_id IN change.applicants)
RETURN opened {.case_id, .number, .opened_at, .opened_by} AS opened,
       change {.number, .title, .state, .holder, .at, .due} AS change
ORDER BY change.due IS NULL, change.due, opened.number
