// Numbered in the order in which cases are opened: whoever opens one holds the graph's lock.
OPTIONAL MATCH (other:Case)
WITH coalesce(max(other.number), 0) + 1 AS number
MERGE (opened:Case {case_id: $case_id})
ON CREATE SET opened.number = number, opened.opened_at = $opened_at, opened.opened_by = $opened_by
RETURN opened.number AS number
