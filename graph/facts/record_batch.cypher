// REMOVE takes the write lock first, so that the sums below read what the last loader wrote.
MATCH (run:Run {run_id: $run_id})
REMOVE run.lock
SET run.heartbeat_at = datetime(),
    run.rows_in = run.rows_in + $counts.rows_in,
    run.rows_loaded = run.rows_loaded + $counts.rows_loaded,
    run.rows_rejected = run.rows_rejected + $counts.rows_rejected,
    run.values_rejected = run.values_rejected + $counts.values_rejected,
    run.undated = run.undated + $counts.undated,
    run.nodes_created = run.nodes_created + $counts.nodes_created,
    run.relationships_created = run.relationships_created + $counts.relationships_created,
    run.placeholders = run.placeholders + $counts.placeholders
