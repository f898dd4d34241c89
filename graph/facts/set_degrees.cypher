UNWIND $identifier_ids AS identifier_id
MATCH (identifier:Identifier {identifier_id: identifier_id})
OPTIONAL MATCH (identifier)<--(applicant:Applicant)
WITH identifier, count(DISTINCT coalesce(applicant.person_id, applicant.applicant_id)) AS degree
WHERE identifier.degree <> degree
SET identifier.degree = degree
