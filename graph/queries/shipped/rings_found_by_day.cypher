// title = "Rings found by day"
// description = "How many stored rings were found on each day, and how many applicants are in them."
// tags = ["rings", "trend"]
// returns = ["day", "rings", "applicants"]

MATCH (ring:Ring)
RETURN date(ring.found_at) AS day, count(ring) AS rings, sum(size(ring.members)) AS applicants
ORDER BY day DESC
