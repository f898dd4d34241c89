MATCH (rejection:Rejection {run_id: $run_id})
RETURN rejection.line AS line, rejection.field AS field, rejection.reason AS reason, rejection.raw AS raw
ORDER BY line, field, reason, raw
