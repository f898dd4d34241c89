MATCH (entry:WatchlistEntry)
WHERE entry.entry_id > $after
RETURN entry.entry_id AS id
ORDER BY id
LIMIT $at_once
