// The row as statements of graph/facts take it: a column of Spark has one type, and a time there has two.
WITH element.key AS key, element.texts AS texts, element.lists AS lists, element.times AS time
WITH {
  key: key,
  texts: texts {.*, days: lists.days, sources: lists.sources},
  times: {
    first_seen_at: CASE WHEN time.first_seen_at IS NOT NULL THEN [time.first_seen_at.seconds, time.first_seen_at.nanoseconds, time.first_seen_at.precision] END,
    last_seen_at: CASE WHEN time.last_seen_at IS NOT NULL THEN [time.last_seen_at.seconds, time.last_seen_at.nanoseconds, time.last_seen_at.precision] END,
    first_recorded_at: CASE WHEN time.first_recorded_at IS NOT NULL THEN [time.first_recorded_at.seconds, time.first_recorded_at.nanoseconds, time.first_recorded_at.precision] END,
    last_recorded_at: CASE WHEN time.last_recorded_at IS NOT NULL THEN [time.last_recorded_at.seconds, time.last_recorded_at.nanoseconds, time.last_recorded_at.precision] END,
    applied_at: CASE WHEN time.applied_at IS NOT NULL THEN [time.applied_at.seconds, time.applied_at.nanoseconds, time.applied_at.precision] END,
    status_at: CASE WHEN time.status_at IS NOT NULL THEN [time.status_at.seconds, time.status_at.nanoseconds, time.status_at.precision] END,
    shipped_at: CASE WHEN time.shipped_at IS NOT NULL THEN [time.shipped_at.seconds, time.shipped_at.nanoseconds, time.shipped_at.precision] END,
    until: CASE WHEN time.until IS NOT NULL THEN [time.until.seconds, time.until.nanoseconds, time.until.precision] END
  }
} AS row
