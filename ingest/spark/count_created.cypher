// Last of what is written, because tasks of one run wait here for each other. REMOVE takes the lock, as in record_batch.
UNWIND $rows AS row
MATCH (run:Run {run_id: row.run_id})
REMOVE run.lock
SET run.heartbeat_at = datetime(),
    run.nodes_created = run.nodes_created + row.nodes_created,
    run.relationships_created = run.relationships_created + row.relationships_created,
    run.placeholders = run.placeholders + row.placeholders
