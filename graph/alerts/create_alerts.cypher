// The id is a function of name, subject and number, and unique.
UNWIND $alerts AS row
MERGE (alert:Alert {alert_id: row.alert_id})
ON CREATE SET alert += row
