MERGE (suppression:AlertSuppression {suppression_id: $suppression_id})
ON CREATE SET suppression += $properties
