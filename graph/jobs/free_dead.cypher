// Their processes are gone, so nobody waits for the lease to run out.
UNWIND $holders AS holder
MATCH (job:Job {holder: holder})
REMOVE job.holder, job.host, job.process, job.process_started_at, job.leased_until
WITH job
MATCH (run:JobRun {job: job.name, state: 'running'})
SET run.state = 'interrupted', run.finished_at = datetime(), run.sentence = $interrupted,
    job.failing_since = coalesce(job.failing_since, run.started_at)
