// As `around`, on the day `$as_of`: what was first seen later is not there, and a crowd of today may have been a few.
CALL () {
  UNWIND $alone AS applicant_id
  MATCH (here:Applicant {applicant_id: applicant_id})
  RETURN here
  UNION
  UNWIND $joined AS person_id
  MATCH (here:Applicant {person_id: person_id})
  RETURN here
}
MATCH (here)-[sighting]->(value:Identifier)
WHERE value.degree > 1 AND value.validity <> 'placeholder' AND NOT value.identifier_id IN $known
  AND coalesce(sighting.first_seen_at <= $as_of, true)
WITH DISTINCT value
CALL (value) {
  MATCH (value)<-[sighting]-(holder:Applicant)
  WHERE coalesce(sighting.first_seen_at <= $as_of, true)
  RETURN count(DISTINCT coalesce(holder.person_id, holder.applicant_id)) AS degree
}
WITH value, degree WHERE degree > 1
CALL (value, degree) {
  WITH value, degree WHERE degree <= $crowd
  MATCH (value)<-[sighting]-(holder:Applicant)
  WHERE coalesce(sighting.first_seen_at <= $as_of, true)
  WITH holder, min(sighting.first_seen_at) AS first,
       max(CASE WHEN sighting.last_seen_at > $as_of THEN $as_of ELSE sighting.last_seen_at END) AS last
  RETURN collect([holder.applicant_id, holder.person_id, CASE WHEN first IS NOT NULL THEN [first.epochSeconds, last.epochSeconds] END]) AS uses
}
RETURN value.identifier_id AS id, value.kind AS kind, value.value AS value, degree, uses
