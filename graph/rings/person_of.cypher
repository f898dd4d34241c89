// Of each of these applicants the person they are.
UNWIND $applicant_ids AS applicant_id
MATCH (applicant:Applicant {applicant_id: applicant_id})
RETURN applicant_id, coalesce(applicant.person_id, applicant_id) AS person_id
