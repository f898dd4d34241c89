// From the store's own counter.
RETURN COUNT { (:Tombstone) } AS tombstones
