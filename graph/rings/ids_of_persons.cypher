UNWIND $person_ids AS person_id
MATCH (same:Applicant {person_id: person_id})
RETURN person_id, collect(same.applicant_id) AS applicant_ids
