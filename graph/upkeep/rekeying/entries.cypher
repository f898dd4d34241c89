// Entries of watchlists that name a value, locked as loaders do it.
UNWIND $entry_ids AS entry_id
MATCH (entry:WatchlistEntry {entry_id: entry_id})
REMOVE entry.lock
WITH entry
MATCH (entry)-[:NAMES]->(value:Identifier)
RETURN entry.entry_id AS entry_id, entry.list AS list, entry.kind AS kind, value.identifier_id AS identifier_id,
       value.value AS value
