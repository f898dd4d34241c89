MATCH (evidence:CaseEvidence)
WHERE any(id IN $ids WHERE id IN evidence.applicants)
   OR any(word IN $of_documents WHERE toLower(evidence.document) CONTAINS word)
RETURN evidence.evidence_id AS evidence_id, evidence.applicants AS applicants, evidence.document AS document
