CREATE CONSTRAINT decision_id IF NOT EXISTS FOR (n:Decision) REQUIRE n.decision_id IS UNIQUE;
CREATE INDEX decision_subject IF NOT EXISTS FOR (n:Decision) ON (n.subject_kind, n.subject_id);
