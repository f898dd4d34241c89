UNWIND $rows AS row
MATCH (node) WHERE elementId(node) = row.element_id
SET node += row.properties
