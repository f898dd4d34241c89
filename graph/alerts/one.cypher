// One alert as it is at a time.
MATCH (alert:Alert {alert_id: $alert_id})
CALL (alert) {
  MATCH (change:AlertChange {alert_id: alert.alert_id})
  RETURN change ORDER BY change.number DESC LIMIT 1
}
WITH alert, change,
     CASE WHEN change.state IN ['new', 'taken'] AND change.until > $now THEN 'snoozed'
          WHEN change.state = 'new' AND change.expires_at <= $now THEN 'expired'
          ELSE change.state END AS shown
RETURN alert {.alert_id, .name, .query, .kind, .subject, .applicants, .number, .score, .reason, .owner, .raised_at} AS alert,
       change {.alert_id, .number, .act, .state, .holder, .reason, .actor, .at, .until, .expires_at} AS change, shown
