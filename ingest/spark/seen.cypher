// What changes whenever others load or erase.
CALL () { MATCH (run:Run) RETURN count(run) AS runs, sum(run.rows_in) AS rows_in }
CALL () { MATCH (tombstone:Tombstone) RETURN count(tombstone.tombstone_id) AS tombstones }
RETURN [runs, rows_in, tombstones] AS seen
