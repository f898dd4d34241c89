// title = "Values that connect rings"
// description = "Values that members of several stored rings have: one pair of hands, or chance."
// tags = ["rings"]
// returns = ["value", "kind", "ring_ids", "persons", "identifier_id"]
// [parameters.most]
// type = "integer"
// default = 50
// label = "At most so many persons; more are a crowd"

MATCH (ring:Ring)
UNWIND ring.members AS member
MATCH (applicant:Applicant {applicant_id: member})-->(value:Identifier)
WHERE value.validity <> 'placeholder' AND value.degree <= $most
WITH value, ring.ring_id AS ring_id ORDER BY ring_id
WITH value, collect(DISTINCT ring_id) AS ring_ids
WHERE size(ring_ids) > 1
RETURN value.value AS value, value.kind AS kind, ring_ids, value.degree AS persons, value.identifier_id AS identifier_id
ORDER BY size(ring_ids) DESC, value
