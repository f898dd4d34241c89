UNWIND $kept AS row
MATCH (evidence:CaseEvidence {evidence_id: row.evidence_id})
SET evidence += row
