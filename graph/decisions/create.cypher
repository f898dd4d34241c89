// The id is a function of the subject and the number, and unique: of two who decide at once, one creates.
MERGE (decision:Decision {decision_id: $decision_id})
ON CREATE SET decision += $properties
