UNWIND $left AS row
MATCH (node:Alert|AlertChange|AlertSuppression)
WHERE elementId(node) = row.element_id
SET node += row.properties
