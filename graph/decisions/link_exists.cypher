MATCH (applicant:Applicant {applicant_id: $applicant_id})
WHERE EXISTS { (applicant)-->(:Identifier {identifier_id: $identifier_id}) }
RETURN applicant.applicant_id AS applicant_id
