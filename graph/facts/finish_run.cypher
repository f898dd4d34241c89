MATCH (run:Run {run_id: $run_id})
SET run.state = $state, run.finished_at = datetime(), run += $counts
