MATCH (decision:Decision)
WHERE any(id IN $applicant_ids WHERE id = decision.subject_id OR id IN decision.applicants)
RETURN decision {.*} AS decision
ORDER BY decision.decided_at, decision.decision_id
