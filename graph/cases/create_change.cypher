// The id is a function of the case and the number, and unique: nothing that happened is ever changed.
MERGE (change:CaseChange {change_id: $change.change_id})
ON CREATE SET change += $change
