MATCH (job:Job {name: $name, holder: $holder})
SET job.leased_until = datetime() + duration({seconds: $seconds})
RETURN job.name AS name
