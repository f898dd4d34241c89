UNWIND $applicant_ids AS applicant_id
MATCH (:Applicant {applicant_id: applicant_id})-[:SAME_AS]-(other:Applicant)
RETURN applicant_id, collect(DISTINCT other.applicant_id) AS others
