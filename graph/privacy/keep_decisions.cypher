UNWIND $decisions AS row
MATCH (decision:Decision {decision_id: row.decision_id})
SET decision += row
