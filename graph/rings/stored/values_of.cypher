// What these persons share.
UNWIND $person_ids AS person_id
CALL (person_id) {
  MATCH (applicant:Applicant {applicant_id: person_id})
  RETURN applicant
  UNION
  MATCH (applicant:Applicant {person_id: person_id})
  RETURN applicant
}
MATCH (applicant)-->(value:Identifier) WHERE value.degree > 1
RETURN collect(DISTINCT value.identifier_id) AS identifier_ids
