MATCH (rejection:Rejection)
WHERE any(word IN $words WHERE toLower(rejection.raw) CONTAINS word)
RETURN elementId(rejection) AS element_id, rejection.raw AS raw
