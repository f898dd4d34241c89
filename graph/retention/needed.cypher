// Applicants whom a legal hold, a case as it is now, or a decision about a ring, a value or a link speaks of.
MATCH (hold:LegalHold)
UNWIND hold.applicants AS applicant_id
RETURN applicant_id
UNION
MATCH (opened:Case)
CALL (opened) {
  MATCH (change:CaseChange {case_id: opened.case_id})
  RETURN change ORDER BY change.number DESC LIMIT 1
}
UNWIND change.applicants AS applicant_id
RETURN applicant_id
UNION
MATCH (decision:Decision)
WHERE decision.subject_kind <> 'applicant'
UNWIND decision.applicants AS applicant_id
RETURN applicant_id
