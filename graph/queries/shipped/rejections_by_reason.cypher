// title = "Rejections by reason"
// description = "Why rows and values were rejected, by feed, the most frequent first."
// tags = ["quality", "runs"]
// returns = ["feed", "source", "field", "reason", "count", "example"]

MATCH (run:Run)
MATCH (rejection:Rejection {run_id: run.run_id})
RETURN run.feed AS feed, run.source AS source, rejection.field AS field, rejection.reason AS reason, count(*) AS count,
       min(rejection.raw) AS example
ORDER BY count DESC, feed, field, reason
