// The person behind an applicant id (null: an applicant alone), and whether anybody ever decided anything in this graph.
MATCH (applicant:Applicant {applicant_id: $applicant_id})
RETURN applicant.person_id AS person_id, COUNT { MATCH (decision:Decision) } > 0 AS has_decisions
