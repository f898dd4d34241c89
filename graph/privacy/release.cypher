MATCH (hold:LegalHold)
WHERE any(applicant_id IN $applicant_ids WHERE applicant_id IN hold.applicants)
DELETE hold
RETURN count(*) AS released
