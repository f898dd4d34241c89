MATCH (job:Job {declared_in: $where})
WHERE NOT job.name IN $names
REMOVE job.declared_in, job.declared_at, job.fresh_within, job.failing_since
