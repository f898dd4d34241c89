// Not from the store's own counter: inside a transaction that has written much, its answer costs a walk through all of that.
MATCH (tombstone:Tombstone)
RETURN count(tombstone.tombstone_id) AS tombstones
