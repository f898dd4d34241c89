UNWIND $keys AS key
MATCH (entry:WatchlistEntry {entry_id: key[0]})
RETURN collect({
  key: key,
  texts: {
    sources: entry.sources, list: entry.list, kind: entry.kind, raw: entry.raw, confidence: entry.confidence,
    note: entry.note
  },
  times: {until: [entry.until.epochSeconds, entry.until.nanosecond, entry.until_precision]}
}) AS found
