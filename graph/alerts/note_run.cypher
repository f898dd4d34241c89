// When what raises alerts ran, and how.
MERGE (rule:AlertRule {name: $name})
SET rule += $properties
