// The alerts of one name about these subjects, oldest first, with all their evidence.
UNWIND $subjects AS subject
MATCH (alert:Alert {name: $name, subject: subject})
CALL (alert) {
  MATCH (change:AlertChange {alert_id: alert.alert_id})
  WITH change ORDER BY change.number
  RETURN collect(change {.alert_id, .number, .act, .state, .holder, .reason, .actor, .at, .until, .expires_at,
                         .evidence}) AS changes
}
RETURN subject, alert.alert_id AS alert_id, alert.number AS number, changes
ORDER BY number
