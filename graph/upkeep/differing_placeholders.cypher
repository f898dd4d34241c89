// Identifiers that are on the company's list and not marked yet, or marked and no longer on it.
CALL () {
  UNWIND $listed AS identifier_id
  MATCH (identifier:Identifier {identifier_id: identifier_id})
  WHERE NOT identifier:OwnPlaceholder
  RETURN identifier, true AS is_listed
  UNION
  MATCH (identifier:OwnPlaceholder)
  WHERE NOT identifier.identifier_id IN $listed
  RETURN identifier, false AS is_listed
}
RETURN identifier.identifier_id AS identifier_id, identifier.kind AS kind, identifier.value AS value, is_listed
