// title = "One person, many names"
// description = "Persons of whom sources claim different names."
// tags = ["names", "quality"]
// returns = ["applicant_id", "names", "sources"]

MATCH (applicant:Applicant)-[:CLAIMED]->(record:Record)
WHERE record.name IS NOT NULL
WITH coalesce(applicant.person_id, applicant.applicant_id) AS applicant_id, collect(DISTINCT record.name) AS names, collect(DISTINCT record.source) AS sources
WHERE size(names) > 1
RETURN applicant_id, names, sources
ORDER BY size(names) DESC, applicant_id
