UNWIND $rows AS row
MATCH (entry:WatchlistEntry {entry_id: row.key[0]})
SET entry += row.texts,
    entry.until = datetime(row.times.until[0]),
    entry.until_precision = row.times.until[1]
WITH entry, row
MATCH (identifier:Identifier {identifier_id: row.key[1]})
MERGE (entry)-[:NAMES]->(identifier)
