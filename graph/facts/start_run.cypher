CREATE (run:Run {
  run_id: $run_id, feed: $feed, source: $source, file: $file, state: 'running', started_at: datetime(), heartbeat_at: datetime(),
  host: $host, process: $process, process_started_at: $process_started_at,
  rows_in: 0, rows_loaded: 0, rows_rejected: 0, values_rejected: 0, undated: 0,
  nodes_created: 0, relationships_created: 0, placeholders: 0
})
