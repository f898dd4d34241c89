UNWIND $rows AS row
MATCH (applicant:Applicant {applicant_id: row.applicant_id})
SET applicant += row.shown
