// Rings are looked at again for it.
UNWIND $rows AS row
MATCH (identifier:Identifier {identifier_id: row.identifier_id})
SET identifier.validity = row.validity
REMOVE identifier:OwnPlaceholder
WITH collect(identifier.identifier_id) AS touched
CREATE (:Touched {identifiers: touched, applicants: []})
