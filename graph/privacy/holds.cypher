MATCH (hold:LegalHold)
WHERE any(applicant_id IN $applicant_ids WHERE applicant_id IN hold.applicants)
RETURN hold {.*} AS hold
ORDER BY hold.held_at
