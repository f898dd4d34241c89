// Who has an address that is like this, the most alike first.
CALL db.index.fulltext.queryNodes('address_value', $query, {limit: $limit}) YIELD node AS value, score
MATCH (value)<--(applicant:Applicant)
WITH DISTINCT value, applicant, score
RETURN applicant.applicant_id AS applicant_id, applicant.name AS name, value.value AS matched,
       value.identifier_id AS identifier_id, value.degree AS degree
ORDER BY score DESC, identifier_id, applicant_id
LIMIT $limit
