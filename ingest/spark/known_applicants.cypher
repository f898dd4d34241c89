UNWIND $applicant_ids AS applicant_id
MATCH (applicant:Applicant {applicant_id: applicant_id})
RETURN collect(applicant_id) AS applicant_ids
