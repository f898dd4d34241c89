// Under the locks that loaders take too. With each applicant those who are the same person by an alias.
UNWIND $applicant_ids AS applicant_id
MATCH (applicant:Applicant {applicant_id: applicant_id})
REMOVE applicant.lock
WITH applicant
RETURN applicant.applicant_id AS applicant_id,
       COLLECT { MATCH (applicant)-[:SAME_AS]-(other:Applicant) RETURN DISTINCT other.applicant_id } AS others
