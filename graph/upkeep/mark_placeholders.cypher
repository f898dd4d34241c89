UNWIND $identifier_ids AS identifier_id
MATCH (identifier:Identifier {identifier_id: identifier_id})
SET identifier:OwnPlaceholder, identifier.validity = 'placeholder'
