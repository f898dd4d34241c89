// Not those whose persons are to be settled first.
MATCH (batch:RunBatch) WHERE size(batch.applicants) = 0
WITH batch LIMIT $batches
WITH collect(batch) AS batches, collect(batch.identifiers) AS identifiers,
     collect(coalesce(batch.ring_identifiers, batch.identifiers)) AS ring_identifiers,
     collect(coalesce(batch.ring_applicants, [])) AS ring_applicants
FOREACH (batch IN batches | DELETE batch)
RETURN size(batches) AS batches, identifiers, ring_identifiers, ring_applicants
