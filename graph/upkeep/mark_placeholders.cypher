// Rings are looked at again for it.
UNWIND $identifier_ids AS identifier_id
MATCH (identifier:Identifier {identifier_id: identifier_id})
SET identifier:OwnPlaceholder, identifier.validity = 'placeholder'
WITH collect(identifier.identifier_id) AS touched
CREATE (:Touched {identifiers: touched, applicants: []})
