// Who has one of these values.
MATCH (value:Identifier)
WHERE value.identifier_id IN $identifier_ids
CALL (value) {
  MATCH (value)<--(applicant:Applicant)
  RETURN DISTINCT applicant
  ORDER BY applicant.applicant_id
  LIMIT $limit
}
RETURN applicant.applicant_id AS applicant_id, applicant.name AS name, value.value AS matched,
       value.identifier_id AS identifier_id, value.degree AS degree
ORDER BY identifier_id, applicant_id
LIMIT $limit
