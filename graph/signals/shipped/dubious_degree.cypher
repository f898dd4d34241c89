// title = "Dubious degree"
// description = "A school on the list of those that sold degrees. A school that is not on the list says nothing, wherever it is."
// tags = ["profile"]
// returns = ["applicant_id", "school", "degrees"]
// [signal]
// category = "profile"
// strength = 0.4
// explanation = "{school} is on the list of schools that sold degrees."
// false_positives = ["Graduates of a school of the same name", "People who were deceived by the school"]
// [parameters.applicant_ids]
// type = "texts"
// optional = true
// label = "Only these applicants; nothing: everybody"
// [parameters.degree_mills]
// type = "texts"
// values_from = "degree_mills"
// label = "Schools that sold degrees, in lower case"

MATCH (applicant:Applicant)
WHERE applicant.applicant_id IN coalesce($applicant_ids, COLLECT { MATCH (anybody:Applicant) RETURN anybody.applicant_id })
WITH applicant
MATCH (applicant)-[:CLAIMED]->(record:Record)
WHERE toLower(trim(record.university)) IN $degree_mills
WITH coalesce(applicant.person_id, applicant.applicant_id) AS applicant_id,
     trim(record.university) AS school, record.degree AS degree ORDER BY degree
RETURN applicant_id, school, collect(DISTINCT degree) AS degrees
