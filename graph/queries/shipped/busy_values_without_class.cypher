// title = "Busy values nobody has classed"
// description = "Values of many persons about which nobody has said what they are."
// tags = ["hubs"]
// returns = ["value", "kind", "persons", "identifier_id"]
// [parameters.least]
// type = "integer"
// default = 20
// label = "At least so many persons"

MATCH (value:Identifier)
WHERE value.degree >= $least AND value.validity <> 'placeholder'
  AND NOT EXISTS { MATCH (decision:Decision {subject_kind: 'identifier'}) WHERE decision.subject_id = value.identifier_id }
RETURN value.value AS value, value.kind AS kind, value.degree AS persons, value.identifier_id AS identifier_id
ORDER BY persons DESC, value
