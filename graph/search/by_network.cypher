// Who was seen from a network, by the order of its addresses.
MATCH (value:IpAddress)
WHERE value.sort_key >= $least AND value.sort_key <= $greatest
WITH value ORDER BY value.sort_key LIMIT $limit
MATCH (value)<--(applicant:Applicant)
WITH DISTINCT value, applicant
RETURN applicant.applicant_id AS applicant_id, applicant.name AS name, value.value AS matched,
       value.identifier_id AS identifier_id, value.degree AS degree
ORDER BY value.sort_key, applicant_id
LIMIT $limit
