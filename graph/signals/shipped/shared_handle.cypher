// title = "Shared profile"
// description = "A LinkedIn or GitHub profile of several persons of different names who are no crowd."
// tags = ["profile", "sharing"]
// returns = ["applicant_id", "profile", "others", "identifier_id"]
// [signal]
// category = "profile"
// strength = 0.7
// explanation = "The profile {profile} is also that of {others}."
// false_positives = ["Somebody who changed their name", "A company's or a school's page given as one's own", "A link pasted by mistake"]
// [parameters.applicant_ids]
// type = "texts"
// optional = true
// label = "Only these applicants; nothing: everybody"
// [parameters.most]
// type = "integer"
// default = 10
// label = "At most so many persons; more are a crowd"

MATCH (applicant:Applicant)
WHERE applicant.applicant_id IN coalesce($applicant_ids, COLLECT { MATCH (anybody:Applicant) RETURN anybody.applicant_id })
WITH applicant
MATCH (applicant)-[:HAS_HANDLE]->(value:Handle)
WHERE value.validity <> 'placeholder' AND value.degree > 1 AND value.degree <= $most
WITH DISTINCT coalesce(applicant.person_id, applicant.applicant_id) AS applicant_id, applicant, value,
     split(replace(toLower(coalesce(applicant.name, applicant.applicant_id)), ',', ''), ' ') AS words
MATCH (value)<-[:HAS_HANDLE]-(other:Applicant)
WHERE coalesce(other.person_id, other.applicant_id) <> applicant_id
WITH *, split(replace(toLower(coalesce(other.name, other.applicant_id)), ',', ''), ' ') AS other_words
WHERE NOT (size(words) = size(other_words) AND all(word IN words WHERE word IN other_words))
  AND NOT EXISTS { (applicant)-[:LIVES_AT]->(:Address)<-[:LIVES_AT]-(other) }
WITH DISTINCT applicant_id, value, coalesce(other.person_id, other.applicant_id) AS other_id ORDER BY other_id
WITH applicant_id, value, collect(other_id) AS others
RETURN applicant_id, value.value AS profile, others, value.identifier_id AS identifier_id
