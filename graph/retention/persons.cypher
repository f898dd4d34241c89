MATCH (applicant:Applicant)
RETURN count(DISTINCT coalesce(applicant.person_id, applicant.applicant_id)) AS persons
