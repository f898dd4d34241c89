// What became of rings, the newest first.
MATCH (change:RingChange)
WHERE change.at >= $since
RETURN change {.*} AS change
ORDER BY change.at DESC, change.ring_id
