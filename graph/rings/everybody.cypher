// Every person with one of their names, and whether a company stopped an application of theirs on suspicion of fraud.
MATCH (applicant:Applicant)
RETURN coalesce(applicant.person_id, applicant.applicant_id) AS id, min(applicant.name) AS name,
       count(CASE WHEN EXISTS { (applicant)-[:SUBMITTED]->(:Application {status: 'blocked'}) } THEN 1 END) > 0 AS blocked
