// Of each name and query: how many alerts were raised, and what people made of them. Failures tell of no query's quality.
MATCH (alert:Alert {kind: 'found'})
CALL (alert) {
  MATCH (change:AlertChange {alert_id: alert.alert_id})
  RETURN change.state AS state, change.until AS until, change.expires_at AS expires_at
  ORDER BY change.number DESC LIMIT 1
}
WITH alert, state, state = 'new' AND expires_at <= $now AND NOT coalesce(until > $now, false) AS is_expired
RETURN alert.name AS name, alert.query AS query, count(*) AS raised,
       sum(CASE WHEN state IN ['new', 'taken'] AND NOT is_expired THEN 1 ELSE 0 END) AS open,
       sum(CASE state WHEN 'dismissed' THEN 1 ELSE 0 END) AS dismissed,
       sum(CASE state WHEN 'confirmed' THEN 1 ELSE 0 END) AS confirmed,
       sum(CASE WHEN is_expired THEN 1 ELSE 0 END) AS expired
ORDER BY name, query
