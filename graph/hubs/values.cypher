UNWIND $identifier_ids AS identifier_id
MATCH (value:Identifier {identifier_id: identifier_id})
RETURN identifier_id, value.value AS value, value.degree AS degree
