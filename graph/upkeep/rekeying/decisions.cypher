// All decisions about values and links.
MATCH (decision:Decision)
WHERE decision.subject_kind IN ['identifier', 'link']
RETURN properties(decision) AS decision
ORDER BY decision.decided_at, decision.number, decision.decision_id
