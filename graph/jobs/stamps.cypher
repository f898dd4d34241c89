MATCH (content:JobContent {job: $job, reading: $reading})
UNWIND content.stamps AS stamp
RETURN DISTINCT stamp
