MATCH (decision:Decision)
WHERE any(id IN $ids WHERE id IN decision.applicants OR id IN decision.identifiers)
   OR any(word IN $of_texts WHERE toLower(decision.reason) CONTAINS word)
   OR any(word IN $of_documents WHERE toLower(decision.evidence) CONTAINS word)
RETURN decision {.decision_id, .applicants, .identifiers, .reason, .evidence} AS decision
