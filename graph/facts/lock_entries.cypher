// As lock_applicants, for the entries of watchlists.
UNWIND $entry_ids AS entry_id
MERGE (entry:WatchlistEntry {entry_id: entry_id})
ON CREATE SET entry.is_new = true
WITH entry, entry.is_new AS is_new
REMOVE entry.is_new
WITH entry, is_new WHERE is_new IS NULL
RETURN entry.entry_id AS entry_id
