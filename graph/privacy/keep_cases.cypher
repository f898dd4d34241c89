UNWIND $changes AS row
MATCH (change:CaseChange {change_id: row.change_id})
SET change += row
