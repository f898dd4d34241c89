// Alerts as they are at a time, the weightiest first; null asks for everything.
MATCH (alert:Alert)
WHERE ($name IS NULL OR alert.name = $name) AND ($kind IS NULL OR alert.kind = $kind)
CALL (alert) {
  MATCH (change:AlertChange {alert_id: alert.alert_id})
  RETURN change ORDER BY change.number DESC LIMIT 1
}
WITH alert, change,
     CASE WHEN change.state IN ['new', 'taken'] AND change.until > $now THEN 'snoozed'
          WHEN change.state = 'new' AND change.expires_at <= $now THEN 'expired'
          ELSE change.state END AS shown
WHERE $shown IS NULL OR shown = $shown
RETURN alert {.alert_id, .name, .query, .kind, .subject, .applicants, .number, .score, .reason, .owner, .raised_at} AS alert,
       change {.alert_id, .number, .act, .state, .holder, .reason, .actor, .at, .until, .expires_at} AS change, shown
ORDER BY alert.score DESC, alert.raised_at, alert.alert_id
LIMIT $most
