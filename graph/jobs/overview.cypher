// Every job that is declared or ever ran, with its last run.
MATCH (job:Job)
RETURN job {.*} AS job,
       COLLECT { MATCH (run:JobRun {job: job.name}) RETURN run {.*} ORDER BY run.started_at DESC LIMIT 1 }[0] AS run,
       datetime() AS now
ORDER BY job.name
