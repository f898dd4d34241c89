// title = "Applied again after being blocked"
// description = "An application after one was stopped on suspicion of fraud: of the same person, or of somebody of the same name with the same phone, mailbox or profile."
// tags = ["applications"]
// returns = ["applicant_id", "blocked_as", "company", "blocked_at", "applied_at"]
// [signal]
// category = "behaviour"
// strength = 0.6
// explanation = "Applied on {applied_at}, after {company} stopped an application of {blocked_as} on {blocked_at}."
// false_positives = ["Somebody who was stopped by mistake", "The victim of a stolen identity, who applies in earnest"]
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
MATCH (applicant)-[:SUBMITTED]->(application:Application)
WITH coalesce(applicant.person_id, applicant.applicant_id) AS applicant_id,
     applicant, max(application.applied_at) AS applied_at,
     split(replace(toLower(coalesce(applicant.name, applicant.applicant_id)), ',', ''), ' ') AS words
CALL (applicant, words) {
  RETURN applicant AS former
  UNION
  MATCH (former:Applicant {person_id: applicant.person_id})
  RETURN former
  UNION
  MATCH (applicant)-[:HAS_PHONE|HAS_EMAIL|HAS_HANDLE]->(value:Identifier)<-[:HAS_PHONE|HAS_EMAIL|HAS_HANDLE]-(former:Applicant)
  WHERE value.validity <> 'placeholder' AND value.degree <= $most
  WITH former, words, split(replace(toLower(coalesce(former.name, former.applicant_id)), ',', ''), ' ') AS other_words
  WHERE size(words) = size(other_words) AND all(word IN words WHERE word IN other_words)
  RETURN former
}
MATCH (former)-[:SUBMITTED]->(blocked:Application {status: 'blocked'})
WHERE blocked.status_at < applied_at
WITH DISTINCT applicant_id, coalesce(former.person_id, former.applicant_id) AS blocked_as, blocked.hiring_company AS company,
     blocked.status_at AS blocked_at, applied_at
RETURN applicant_id, blocked_as, company, blocked_at, max(applied_at) AS applied_at
