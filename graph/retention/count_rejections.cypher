OPTIONAL MATCH (rejection:Rejection)
OPTIONAL MATCH (run:Run {run_id: rejection.run_id})
RETURN count(rejection) AS of, count(CASE WHEN run.started_at < $before THEN 1 END) AS due
