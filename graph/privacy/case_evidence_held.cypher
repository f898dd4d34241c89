// What was known when somebody was collected, wherever they are in it.
MATCH (evidence:CaseEvidence)
WHERE any(id IN $applicant_ids WHERE id IN evidence.applicants)
   OR any(word IN $quoted WHERE evidence.document CONTAINS word)
RETURN evidence {.*} AS evidence
ORDER BY evidence.taken_at, evidence.evidence_id
