// The values that these persons share with others, each once. Who else holds a value is read only where they are no crowd.
CALL () {
  UNWIND $alone AS applicant_id
  MATCH (here:Applicant {applicant_id: applicant_id})
  RETURN here
  UNION
  UNWIND $joined AS person_id
  MATCH (here:Applicant {person_id: person_id})
  RETURN here
}
MATCH (here)-->(value:Identifier)
WHERE value.degree > 1 AND value.validity <> 'placeholder' AND NOT value.identifier_id IN $known
WITH DISTINCT value
CALL (value) {
  WITH value WHERE value.degree <= $crowd
  MATCH (value)<-[sighting]-(holder:Applicant)
  WITH holder, min(sighting.first_seen_at) AS first, max(sighting.last_seen_at) AS last
  RETURN collect([holder.applicant_id, holder.person_id, CASE WHEN first IS NOT NULL THEN [first.epochSeconds, last.epochSeconds] END]) AS uses
}
RETURN value.identifier_id AS id, value.kind AS kind, value.value AS value, value.degree AS degree, uses
