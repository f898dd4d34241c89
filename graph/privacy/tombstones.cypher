MATCH (tombstone:Tombstone)
RETURN tombstone.tombstone_id AS tombstone_id, tombstone.key_id AS key_id
