UNWIND $rows AS row
MATCH (entry:WatchlistEntry {entry_id: row.key[0]})
SET entry += row.texts,
    entry.until = CASE WHEN row.times.until IS NOT NULL THEN datetime.fromepoch(row.times.until[0], row.times.until[1]) END,
    entry.until_precision = row.times.until[2]
WITH entry, row
MATCH (identifier:Identifier {identifier_id: row.key[1]})
MERGE (entry)-[:NAMES]->(identifier)
