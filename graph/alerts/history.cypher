// All that became of one alert, in order, with the evidence that came with it.
MATCH (change:AlertChange {alert_id: $alert_id})
RETURN change {.alert_id, .number, .act, .state, .holder, .reason, .actor, .at, .until, .expires_at, .evidence} AS change
ORDER BY change.number
