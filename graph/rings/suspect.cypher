// The person behind an applicant id (null: an applicant alone), the stored rings with it, and whether anything was ever decided.
MATCH (applicant:Applicant {applicant_id: $applicant_id})
RETURN applicant.person_id AS person_id, COUNT { MATCH (decision:Decision) } > 0 AS has_decisions,
       COLLECT { MATCH (ring:Ring) WHERE $applicant_id IN ring.members RETURN ring.ring_id ORDER BY ring.ring_id } AS ring_ids
