// Values of confirmed people, with how many of those who share each are confirmed; and values that were confirmed themselves.
CALL () {
  UNWIND $applicants AS applicant_id
  MATCH (applicant:Applicant {applicant_id: applicant_id})-->(value:Identifier)
  RETURN value
  UNION
  UNWIND $identifiers AS identifier_id
  MATCH (value:Identifier {identifier_id: identifier_id})
  RETURN value
}
WITH DISTINCT value
WHERE value.validity <> 'placeholder' AND NOT value.identifier_id IN $left_out
CALL (value) {
  UNWIND $applicants AS applicant_id
  MATCH (applicant:Applicant {applicant_id: applicant_id})-[seen]->(value)
  RETURN count(DISTINCT coalesce(applicant.person_id, applicant.applicant_id)) AS confirmed,
         min(seen.first_seen_at) AS first, max(seen.last_seen_at) AS last
}
CALL (value) {
  UNWIND $victims AS applicant_id
  MATCH (victim:Applicant {applicant_id: applicant_id})-->(value)
  RETURN count(*) AS victims
}
WITH value, confirmed, first, last
WHERE victims = 0
RETURN value.identifier_id AS identifier_id, value.kind AS kind, value.degree AS degree, confirmed,
       date(first) AS first_seen, date(last) AS last_seen
ORDER BY identifier_id
