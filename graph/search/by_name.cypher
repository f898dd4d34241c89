// Whose name is like this, the most alike first.
CALL db.index.fulltext.queryNodes('applicant_name', $query, {limit: $limit}) YIELD node AS applicant, score
RETURN applicant.applicant_id AS applicant_id, applicant.name AS name, applicant.name AS matched
ORDER BY score DESC, applicant_id
