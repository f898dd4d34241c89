// The person behind an applicant id (null: an applicant alone); no row where the id is unknown.
MATCH (applicant:Applicant {applicant_id: $applicant_id})
RETURN applicant.person_id AS person_id
