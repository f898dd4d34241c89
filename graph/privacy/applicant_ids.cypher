MATCH (applicant:Applicant)
RETURN applicant.applicant_id AS applicant_id
