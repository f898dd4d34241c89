MATCH (applicant:Applicant)
WHERE applicant.applicant_id > $after
RETURN applicant.applicant_id AS id
ORDER BY id
LIMIT $at_once
