MATCH (evidence:CaseEvidence)
WHERE evidence.evidence_id IN $evidence_ids
DELETE evidence
