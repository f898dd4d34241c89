// What became of rings, the newest first.
MATCH (change:RingChange)
WHERE $since IS NULL OR change.at >= $since
RETURN change {.*} AS change
ORDER BY change.at DESC, change.ring_id
