// title = "Runs with trouble"
// description = "Runs that failed, were interrupted or rejected more than a share of their rows."
// tags = ["quality", "runs"]
// returns = ["run_id", "feed", "source", "file", "state", "rows_in", "rows_rejected", "started_at"]
// [parameters.share]
// type = "number"
// default = 0.02
// label = "Rejected share of the rows, 0 to 1"

MATCH (run:Run)
WHERE run.state IN ['failed', 'interrupted'] OR run.rows_rejected > $share * run.rows_in
RETURN run.run_id AS run_id, run.feed AS feed, run.source AS source, run.file AS file, run.state AS state,
       run.rows_in AS rows_in, run.rows_rejected AS rows_rejected, run.started_at AS started_at
ORDER BY started_at DESC
