MATCH (run:Run)
RETURN run.run_id AS run_id, run.state AS state, run.feed AS feed, run.source AS source, run.file AS file,
       toString(run.started_at) AS started_at, toString(run.finished_at) AS finished_at, toString(run.heartbeat_at) AS heartbeat_at,
       run.rows_in AS rows_in, run.rows_loaded AS rows_loaded, run.rows_rejected AS rows_rejected,
       run.values_rejected AS values_rejected, run.undated AS undated, run.nodes_created AS nodes_created,
       run.relationships_created AS relationships_created, run.placeholders AS placeholders
ORDER BY run.started_at DESC, run.run_id
