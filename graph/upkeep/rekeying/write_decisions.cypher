UNWIND $rows AS row
MERGE (decision:Decision {decision_id: row.decision_id})
SET decision += row
