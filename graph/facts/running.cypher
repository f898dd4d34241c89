MATCH (run:Run {state: 'running'})
RETURN run.run_id AS run_id, run.host AS host, run.process AS process, run.process_started_at AS process_started_at,
       duration.inSeconds(run.heartbeat_at, datetime()).seconds AS silent_for
