MATCH (alert:Alert)
WHERE any(id IN alert.applicants WHERE id IN $applicant_ids)
RETURN alert {.*, changes: COLLECT {
         MATCH (change:AlertChange {alert_id: alert.alert_id})
         RETURN change {.*} ORDER BY change.number
       }} AS alert
ORDER BY alert.raised_at, alert.alert_id
