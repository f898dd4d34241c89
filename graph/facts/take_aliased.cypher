MATCH (batch:RunBatch) WHERE size(batch.applicants) > 0
WITH batch LIMIT $batches
WITH batch, batch.applicants AS applicants
SET batch.applicants = []
RETURN applicants
