// What was known of what was collected, as it was.
UNWIND $evidence_ids AS evidence_id
MATCH (evidence:CaseEvidence {evidence_id: evidence_id})
RETURN evidence.evidence_id AS evidence_id, evidence.taken_at AS taken_at, evidence.taken_by AS taken_by,
       evidence.document AS document
