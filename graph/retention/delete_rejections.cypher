MATCH (run:Run)
WHERE run.started_at < $before
MATCH (rejection:Rejection {run_id: run.run_id})
CALL (rejection) { DELETE rejection } IN TRANSACTIONS OF 5000 ROWS
