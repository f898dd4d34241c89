// The applicants with these ids, then the other ids of these persons.
MATCH (asked:Applicant)
WHERE asked.applicant_id IN $applicant_ids
CALL (asked) {
  RETURN asked AS applicant, 0 AS distance
  UNION
  MATCH (applicant:Applicant {person_id: asked.person_id})
  WHERE applicant <> asked
  RETURN applicant, 1 AS distance
}
RETURN applicant.applicant_id AS applicant_id, applicant.name AS name, asked.applicant_id AS matched
ORDER BY distance, applicant_id
LIMIT $limit
