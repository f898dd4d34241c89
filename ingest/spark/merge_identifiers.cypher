// Who shares them comes later, so the degree waits for the end of the load.
UNWIND $rows AS row
MERGE (identifier:Identifier {identifier_id: row.properties.identifier_id})
ON CREATE SET identifier = row.properties, identifier.degree = 0
SET identifier:$(row.labels)
