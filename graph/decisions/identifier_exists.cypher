MATCH (value:Identifier {identifier_id: $identifier_id})
RETURN value.identifier_id AS identifier_id
