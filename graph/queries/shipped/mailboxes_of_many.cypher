// title = "Mailboxes of several persons"
// description = "Who shares a mailbox, the busiest first. Placeholders are left out; more than the given number are a crowd."
// tags = ["sharing"]
// returns = ["mailbox", "persons", "applicant_ids", "identifier_id"]
// [parameters.least]
// type = "integer"
// default = 3
// label = "At least so many persons"
// [parameters.most]
// type = "integer"
// default = 50
// label = "At most so many"

MATCH (value:Email)
WHERE value.degree >= $least AND value.degree <= $most AND value.validity <> 'placeholder'
MATCH (value)<-[:HAS_EMAIL]-(applicant:Applicant)
WITH value, coalesce(applicant.person_id, applicant.applicant_id) AS person_id ORDER BY person_id
WITH value, collect(DISTINCT person_id) AS applicant_ids
WHERE size(applicant_ids) >= $least
RETURN value.value AS mailbox, size(applicant_ids) AS persons, applicant_ids, value.identifier_id AS identifier_id
ORDER BY persons DESC, mailbox
