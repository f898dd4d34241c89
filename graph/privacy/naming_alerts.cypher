// What is left of alerts and speaks of them.
CALL () {
  MATCH (alert:Alert)
  WHERE any(word IN $of_texts WHERE toLower(alert.reason) CONTAINS word OR toLower(alert.subject) CONTAINS word)
  RETURN elementId(alert) AS element_id, alert.reason AS reason, alert.subject AS subject, null AS evidence, null AS value
  UNION
  MATCH (change:AlertChange)
  WHERE any(word IN $of_texts WHERE toLower(change.reason) CONTAINS word)
     OR any(word IN $of_documents WHERE toLower(change.evidence) CONTAINS word)
  RETURN elementId(change) AS element_id, change.reason AS reason, null AS subject, change.evidence AS evidence, null AS value
  UNION
  MATCH (rule:AlertSuppression)
  WHERE any(word IN $of_texts WHERE toLower(rule.reason) CONTAINS word) OR rule.value IN $ids
     OR any(word IN $of_texts WHERE toLower(rule.value) CONTAINS word)
  RETURN elementId(rule) AS element_id, rule.reason AS reason, null AS subject, null AS evidence, rule.value AS value
}
RETURN element_id, reason, subject, evidence, value
