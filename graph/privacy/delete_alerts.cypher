// Alerts about them, or about values that only they had, with all that became of them and what was told about them.
MATCH (alert:Alert)
WHERE any(id IN alert.applicants WHERE id IN $applicant_ids) OR alert.subject IN $gone
OPTIONAL MATCH (change:AlertChange {alert_id: alert.alert_id})
WITH alert, alert.alert_id AS alert_id, collect(change) AS changes
FOREACH (change IN changes | DELETE change)
DELETE alert
WITH collect(alert_id) AS alert_ids
CALL (alert_ids) {
  MATCH (message:AlertMessage)
  WHERE any(id IN message.new + message.grown WHERE id IN alert_ids)
  SET message.new = [id IN message.new WHERE NOT id IN alert_ids],
      message.grown = [id IN message.grown WHERE NOT id IN alert_ids]
}
RETURN size(alert_ids) AS alerts
