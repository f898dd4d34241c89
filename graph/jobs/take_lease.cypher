// The lock first, so that of two who ask at once the second sees what the first has done.
MERGE (job:Job {name: $name})
REMOVE job.lock
WITH job
WHERE job.holder IS NULL OR job.holder = $holder OR job.leased_until < datetime()
SET job.holder = $holder, job.host = $host, job.process = $process, job.process_started_at = $process_started_at,
    job.leased_until = datetime() + duration({seconds: $seconds})
WITH job
CALL (job) {
  MATCH (run:JobRun {job: job.name, state: 'running'})
  SET run.state = 'interrupted', run.finished_at = datetime(), run.sentence = $interrupted,
      job.failing_since = coalesce(job.failing_since, run.started_at)
}
RETURN job.name AS name
