UNWIND $identifier_ids AS identifier_id
MATCH (identifier:Identifier {identifier_id: identifier_id})
RETURN collect(identifier_id) AS identifier_ids
