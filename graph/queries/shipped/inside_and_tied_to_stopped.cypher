// title = "Inside, and tied to somebody stopped"
// description = "Persons who are hired and share a phone, mailbox, home or profile with somebody whose application was stopped on suspicion of fraud."
// tags = ["blocked", "companies"]
// returns = ["applicant_id", "company", "value", "stopped_applicant_id", "stopped_by"]
// [parameters.most]
// type = "integer"
// default = 50
// label = "At most so many persons; more are a crowd"

MATCH (applicant:Applicant)-[:SUBMITTED]->(job:Application {status: 'hired'})
MATCH (applicant)-[:HAS_PHONE|HAS_EMAIL|LIVES_AT|HAS_HANDLE]->(value:Identifier)
WHERE value.validity <> 'placeholder' AND value.degree > 1 AND value.degree <= $most
MATCH (value)<-[:HAS_PHONE|HAS_EMAIL|LIVES_AT|HAS_HANDLE]-(other:Applicant)-[:SUBMITTED]->(stopped:Application {status: 'blocked'})
WHERE coalesce(other.person_id, other.applicant_id) <> coalesce(applicant.person_id, applicant.applicant_id)
RETURN DISTINCT coalesce(applicant.person_id, applicant.applicant_id) AS applicant_id, job.hiring_company AS company, value.value AS value,
       coalesce(other.person_id, other.applicant_id) AS stopped_applicant_id, stopped.hiring_company AS stopped_by
ORDER BY applicant_id, stopped_applicant_id, value
