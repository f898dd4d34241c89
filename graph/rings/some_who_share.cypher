MATCH (value:Identifier) WHERE 2 < value.degree <= 50
WITH value LIMIT 3
MATCH (value)<--(applicant:Applicant)
WITH value, min(applicant.applicant_id) AS applicant_id, min(applicant.name) AS name
RETURN applicant_id, name
