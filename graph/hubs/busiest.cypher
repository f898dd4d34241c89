// The values that most persons share and that nobody has classed as such.
MATCH (value:Identifier)
WHERE value.degree >= $least AND value.validity <> 'placeholder' AND NOT value.identifier_id IN $classed
RETURN value.identifier_id AS identifier_id
ORDER BY value.degree DESC, identifier_id
LIMIT $limit
