UNWIND $element_ids AS element_id
MATCH (rejection:Rejection)
WHERE elementId(rejection) = element_id
SET rejection.raw = ''
