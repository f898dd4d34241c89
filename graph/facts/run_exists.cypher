MATCH (run:Run {run_id: $run_id})
RETURN run.run_id AS run_id
