UNWIND $tombstone_ids AS tombstone_id
MERGE (tombstone:Tombstone {tombstone_id: tombstone_id})
ON CREATE SET tombstone.key_id = $key_id, tombstone.buried_at = datetime()
