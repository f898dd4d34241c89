// title = "Watchlists"
// description = "For each watchlist: its entries, how many name a value that somebody has, and how many persons those are."
// tags = ["watchlist"]
// returns = ["list", "entries", "ended", "met", "persons"]

MATCH (entry:WatchlistEntry)
OPTIONAL MATCH (entry)-[:NAMES]->(value:Identifier)<--(applicant:Applicant)
WITH entry, count(DISTINCT coalesce(applicant.person_id, applicant.applicant_id)) AS persons
RETURN entry.list AS list, count(entry) AS entries, count(CASE WHEN date(entry.until) < date() THEN 1 END) AS ended,
       count(CASE WHEN persons > 0 THEN 1 END) AS met, sum(persons) AS persons
ORDER BY persons DESC, list
