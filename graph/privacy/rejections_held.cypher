MATCH (rejection:Rejection)
WHERE any(word IN $words WHERE toLower(rejection.raw) CONTAINS word)
RETURN rejection {.*} AS rejection
ORDER BY rejection.run_id, rejection.line, rejection.field
