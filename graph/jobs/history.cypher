MATCH (run:JobRun {job: $job})
RETURN run {.*} AS run
ORDER BY run.started_at DESC
LIMIT $most
