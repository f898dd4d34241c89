// Fails, and with it the whole batch, where others have loaded or erased since this load began: what was read for the
// batch may be out of date. Its owners are locked, so nobody comes between this look and the commit.
CALL () { MATCH (run:Run) RETURN count(run) AS runs, sum(run.rows_in) AS rows_in }
CALL () { MATCH (tombstone:Tombstone) RETURN count(tombstone.tombstone_id) AS tombstones }
WITH [runs, rows_in, tombstones] = $seen AS alone
WHERE 1 / CASE WHEN alone THEN 1 ELSE 0 END = 1
RETURN alone
