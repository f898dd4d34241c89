UNWIND $exhibits AS row
MERGE (evidence:CaseEvidence {evidence_id: row.evidence_id})
ON CREATE SET evidence += row
