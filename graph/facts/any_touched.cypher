MATCH (batch:RunBatch)
RETURN batch.run_id AS run_id
LIMIT 1
