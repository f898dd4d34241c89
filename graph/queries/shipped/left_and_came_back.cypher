// title = "Left or stopped, and came back"
// description = "Persons who left a company or were stopped by it and applied there again later."
// tags = ["applications", "blocked"]
// returns = ["applicant_id", "company", "ended_as", "ended_at", "applied_at"]

MATCH (applicant:Applicant)-[:SUBMITTED]->(ended:Application)
WHERE ended.status IN ['left', 'blocked'] AND ended.status_at IS NOT NULL
CALL (applicant) {
  RETURN applicant AS one
  UNION
  MATCH (one:Applicant {person_id: applicant.person_id})
  RETURN one
}
MATCH (one)-[:SUBMITTED]->(again:Application)
WHERE again.applied_at > ended.status_at AND toLower(again.hiring_company) = toLower(ended.hiring_company)
RETURN DISTINCT coalesce(applicant.person_id, applicant.applicant_id) AS applicant_id, ended.hiring_company AS company, ended.status AS ended_as, ended.status_at AS ended_at,
       again.applied_at AS applied_at
ORDER BY applied_at DESC, applicant_id
