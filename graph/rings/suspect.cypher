// The person behind an applicant id (null: an applicant alone), and whether the graph has any decision and any stored ring.
MATCH (applicant:Applicant {applicant_id: $applicant_id})
RETURN applicant.person_id AS person_id, COUNT { MATCH (decision:Decision) } > 0 AS has_decisions,
       COUNT { MATCH (ring:Ring) } > 0 AS has_rings
