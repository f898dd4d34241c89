// What else this person shares with others, the rarest first.
MATCH (asked:Applicant {applicant_id: $applicant_id})
CALL (asked) {
  RETURN asked AS one
  UNION
  MATCH (one:Applicant {person_id: asked.person_id})
  RETURN one
}
MATCH (one)-->(value:Identifier)
WHERE value.degree > 1 AND NOT value.identifier_id IN $known
WITH value, collect(DISTINCT one.applicant_id) AS applicant_ids
ORDER BY value.validity = 'placeholder', value.degree, value.identifier_id
WITH collect({id: value.identifier_id, kind: value.kind, value: value.value, degree: value.degree, holders: applicant_ids}) AS found
RETURN size(found) AS total, found[..$most] AS shown
