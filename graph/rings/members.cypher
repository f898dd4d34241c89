// Names, and how far each application went.
UNWIND $applicant_ids AS applicant_id
MATCH (member:Applicant {applicant_id: applicant_id})
OPTIONAL MATCH (member)-[:SUBMITTED]->(application:Application)
WHERE coalesce(coalesce(application.status_at, application.applied_at) <= $as_of, true)
RETURN applicant_id, member.name AS name, collect(application.status) AS statuses
