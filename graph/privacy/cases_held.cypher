// Cases that hold them now or did, with all versions, and what was known of them when it was collected.
MATCH (opened:Case)
WHERE EXISTS {
  MATCH (change:CaseChange {case_id: opened.case_id})
  WHERE any(id IN $applicant_ids WHERE id IN change.applicants)
}
RETURN opened {.*, changes: COLLECT {
         MATCH (change:CaseChange {case_id: opened.case_id})
         RETURN change {.*} ORDER BY change.number
       }} AS opened
ORDER BY opened.number
