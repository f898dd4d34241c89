// What was seen when it was decided.
MATCH (decision:Decision {decision_id: $decision_id})
RETURN decision.evidence AS evidence
