// title = "Application burst"
// description = "Very many applications of one person within a few days."
// tags = ["applications"]
// returns = ["applicant_id", "applications", "companies", "first_at", "last_at"]
// [signal]
// category = "behaviour"
// strength = 0.3
// explanation = "{applications} applications to {companies} companies between {first_at} and {last_at}."
// false_positives = ["Tools that apply for somebody", "People who lost their job and are in a hurry"]
// [parameters.applicant_ids]
// type = "texts"
// optional = true
// label = "Only these applicants; nothing: everybody"
// [parameters.least]
// type = "integer"
// default = 10
// label = "At least so many applications"
// [parameters.days]
// type = "integer"
// default = 7
// label = "Within so many days"

MATCH (applicant:Applicant)
WHERE applicant.applicant_id IN coalesce($applicant_ids, COLLECT { MATCH (anybody:Applicant) RETURN anybody.applicant_id })
WITH applicant
MATCH (applicant)-[:SUBMITTED]->(application:Application)
WHERE application.applied_at IS NOT NULL
// Two systems may tell of one application.
WITH DISTINCT coalesce(applicant.person_id, applicant.applicant_id) AS applicant_id,
     toLower(application.hiring_company) AS company,
     toLower(application.job_title) AS title, date(application.applied_at) AS day
WITH applicant_id, collect({company: company, day: day}) AS applications
WHERE size(applications) >= $least
UNWIND applications AS one
WITH applicant_id, one, [each IN applications WHERE one.day <= each.day AND each.day < one.day + duration({days: $days})] AS burst
WHERE size(burst) >= $least
WITH applicant_id, burst ORDER BY size(burst) DESC, one.day
WITH applicant_id, head(collect(burst)) AS burst
UNWIND burst AS each
RETURN applicant_id, count(*) AS applications, count(DISTINCT each.company) AS companies, min(each.day) AS first_at, max(each.day) AS last_at
