// What the table says now; a job that has left it is no longer expected to bring anything.
UNWIND $jobs AS declared
MERGE (job:Job {name: declared.name})
SET job.fresh_within = declared.fresh_within, job.declared_in = $where,
    job.declared_at = coalesce(job.declared_at, datetime())
