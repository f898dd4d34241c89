MATCH (job:Job {name: $job, holder: $holder})
CREATE (run:JobRun {
  job_run_id: $job_run_id, job: $job, holder: $holder, state: 'running', started_at: datetime(),
  host: job.host, attempt: $attempt, loaded: 0, known: 0, refused: 0, rows_in: 0, rows_rejected: 0
})
SET job.started_at = run.started_at
WITH job
OPTIONAL MATCH (before:JobRun {job: $job})
WHERE before.job_run_id <> $job_run_id
WITH before.state AS state, before.started_at AS started_at
ORDER BY started_at DESC
LIMIT 1
RETURN state
