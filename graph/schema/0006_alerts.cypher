// Until a graph knows the word `lock`, REMOVE n.lock changes nothing and therefore takes no lock.
MERGE (graph:Ringlight {id: 1}) SET graph.lock = true;
MATCH (graph:Ringlight {id: 1}) REMOVE graph.lock;
CREATE CONSTRAINT alert_id IF NOT EXISTS FOR (n:Alert) REQUIRE n.alert_id IS UNIQUE;
CREATE INDEX alert_subject IF NOT EXISTS FOR (n:Alert) ON (n.name, n.subject);
CREATE CONSTRAINT alert_change_id IF NOT EXISTS FOR (n:AlertChange) REQUIRE n.change_id IS UNIQUE;
CREATE INDEX alert_change_alert_id IF NOT EXISTS FOR (n:AlertChange) ON (n.alert_id);
CREATE CONSTRAINT alert_rule_name IF NOT EXISTS FOR (n:AlertRule) REQUIRE n.name IS UNIQUE;
CREATE CONSTRAINT alert_suppression_id IF NOT EXISTS FOR (n:AlertSuppression) REQUIRE n.suppression_id IS UNIQUE;
CREATE CONSTRAINT alert_message_id IF NOT EXISTS FOR (n:AlertMessage) REQUIRE n.message_id IS UNIQUE;
CREATE INDEX alert_message_state IF NOT EXISTS FOR (n:AlertMessage) ON (n.state);
