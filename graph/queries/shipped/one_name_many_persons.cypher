// title = "One name, many persons"
// description = "Names that several persons go by: applicants who come again, or a common name."
// tags = ["names"]
// returns = ["name", "persons", "applicant_ids"]
// [parameters.least]
// type = "integer"
// default = 2
// label = "At least so many persons"

MATCH (applicant:Applicant)
WHERE applicant.name IS NOT NULL
WITH toLower(applicant.name) AS name, coalesce(applicant.person_id, applicant.applicant_id) AS person_id ORDER BY person_id
WITH name, collect(DISTINCT person_id) AS applicant_ids
WHERE size(applicant_ids) >= $least
RETURN name, size(applicant_ids) AS persons, applicant_ids
ORDER BY persons DESC, name
