// How many of these applicants are in the graph: people can be erased.
MATCH (applicant:Applicant)
WHERE applicant.applicant_id IN $applicant_ids
RETURN count(applicant) AS present
