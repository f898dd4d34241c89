MATCH (run:JobRun {job_run_id: $job_run_id})
SET run.state = $state, run.finished_at = datetime(), run.sentence = $sentence, run.rings_seconds = $rings_seconds,
    run += $counts
WITH run
MATCH (job:Job {name: run.job})
SET job.failing_since = CASE $state WHEN 'failed' THEN coalesce(job.failing_since, run.started_at)
                                    WHEN 'done' THEN null ELSE job.failing_since END,
    job.rings_seconds = coalesce($rings_seconds, job.rings_seconds)
WITH job
CALL (job) {
  MATCH (old:JobRun {job: job.name})
  WITH old ORDER BY old.started_at DESC SKIP $kept
  DELETE old
}
