RETURN COUNT { (:Tombstone) } AS erased
