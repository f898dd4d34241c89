MATCH (job:Job {name: $name, holder: $holder})
REMOVE job.holder, job.host, job.process, job.process_started_at, job.leased_until
