// The id is a function of the alert and the number, and unique: of two who act at once, one creates.
UNWIND $changes AS row
MERGE (change:AlertChange {change_id: row.change_id})
ON CREATE SET change += row
