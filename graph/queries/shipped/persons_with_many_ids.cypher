// title = "Persons with many ids"
// description = "Persons whom systems know under several ids, by aliases."
// tags = ["quality"]
// returns = ["applicant_id", "ids"]
// [parameters.least]
// type = "integer"
// default = 3
// label = "At least so many ids"

MATCH (applicant:Applicant)
WHERE applicant.person_id IS NOT NULL
WITH applicant.person_id AS applicant_id, applicant.applicant_id AS id ORDER BY id
WITH applicant_id, collect(id) AS ids
WHERE size(ids) >= $least
RETURN applicant_id, ids
ORDER BY size(ids) DESC, applicant_id
