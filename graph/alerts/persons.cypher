// All ids of the person who has each of these; the id alone where nobody has it.
UNWIND $subjects AS subject
OPTIONAL MATCH (applicant:Applicant {applicant_id: subject})
CALL (applicant) {
  MATCH (joined:Applicant {person_id: applicant.person_id})
  RETURN collect(joined.applicant_id) AS joined
}
RETURN subject, CASE WHEN subject IN joined THEN joined ELSE [subject] + joined END AS ids
