MATCH (job:Job)
WHERE job.holder IS NOT NULL
RETURN job.name AS name, job.holder AS holder, job.host AS host, job.process AS process,
       job.process_started_at AS process_started_at
