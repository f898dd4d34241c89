// title = "Sources"
// description = "What each source has told: sightings, applicants, from when to when, and how many without a time."
// tags = ["quality"]
// returns = ["source", "sightings", "applicants", "first_seen_at", "last_seen_at", "undated"]

MATCH (applicant:Applicant)-[seen]->(:Identifier)
RETURN seen.source AS source, count(seen) AS sightings, count(DISTINCT applicant) AS applicants,
       min(seen.first_seen_at) AS first_seen_at, max(seen.last_seen_at) AS last_seen_at,
       count(CASE WHEN seen.first_seen_at IS NULL THEN 1 END) AS undated
ORDER BY sightings DESC, source
