UNWIND $applicant_ids AS applicant_id
MATCH (:Applicant {applicant_id: applicant_id})-->(identifier:Identifier)
RETURN DISTINCT identifier.identifier_id AS identifier_id
