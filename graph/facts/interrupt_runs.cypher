UNWIND $run_ids AS run_id
MATCH (run:Run {run_id: run_id, state: 'running'})
SET run.state = 'interrupted'
