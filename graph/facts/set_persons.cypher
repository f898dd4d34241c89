// SET takes the applicant's lock, so that what is read after it holds all identifiers that a loader gave it as another person.
UNWIND $rows AS row
MATCH (applicant:Applicant {applicant_id: row.applicant_id})
WHERE coalesce(applicant.person_id, '') <> row.person_id
SET applicant.person_id = row.person_id
RETURN applicant.applicant_id AS applicant_id
