// title = "Applicants that no applicants feed named"
// description = "Ids that other feeds use and no applicants feed has named: a feed is missing, or an alias is."
// tags = ["quality"]
// returns = ["applicant_id", "sources"]

MATCH (applicant:Applicant)
WHERE NOT EXISTS { (applicant)-[:CLAIMED]->(:Record) } AND applicant.person_id IS NULL
OPTIONAL MATCH (applicant)-[seen]->(:Identifier)
RETURN applicant.applicant_id AS applicant_id, collect(DISTINCT seen.source) AS sources
ORDER BY applicant_id
