// Only where the job is still ours and the graph still has the runs: one that was wiped meanwhile knows nothing of them.
MATCH (job:Job {name: $job, holder: $holder})
WHERE all(run_id IN $run_ids WHERE EXISTS { MATCH (:Run {run_id: run_id, state: 'done'}) })
MERGE (content:JobContent {content_id: $content_id})
SET content.job = $job, content.reading = $reading, content.sha256 = $sha256, content.name = $name, content.stamps = $stamps,
    content.run_ids = $run_ids, content.rows_in = $rows_in, content.rows_rejected = $rows_rejected,
    content.loaded_at = datetime(),
    job.fresh_at = datetime(), job.contents_total = coalesce(job.contents_total, 0) + 1,
    job.rows_total = coalesce(job.rows_total, 0) + $rows_in,
    job.rejected_total = coalesce(job.rejected_total, 0) + $rows_rejected
FOREACH (mark IN CASE WHEN $mark IS NULL THEN [] ELSE [$mark] END |
  MERGE (moved:JobMark {job: $job})
  SET moved.mark = mark
)
RETURN content.content_id AS content_id
