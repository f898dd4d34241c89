UNWIND $rows AS row
MATCH (identifier:Identifier {identifier_id: row.identifier_id})
SET identifier.validity = row.validity
REMOVE identifier:OwnPlaceholder
