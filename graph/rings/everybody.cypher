// How many persons there are, and whom of them a company stopped on suspicion of fraud.
CALL () {
  MATCH (joined:Applicant) WHERE joined.person_id IS NOT NULL
  RETURN count(joined) - count(DISTINCT joined.person_id) AS twice
}
CALL () {
  MATCH (:Application {status: 'blocked'})<-[:SUBMITTED]-(applicant:Applicant)
  RETURN collect(DISTINCT coalesce(applicant.person_id, applicant.applicant_id)) AS blocked
}
RETURN COUNT { (:Applicant) } - twice AS persons, blocked
