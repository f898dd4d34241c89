CREATE CONSTRAINT ring_id IF NOT EXISTS FOR (n:Ring) REQUIRE n.ring_id IS UNIQUE;
CREATE CONSTRAINT ring_survey_id IF NOT EXISTS FOR (n:RingSurvey) REQUIRE n.id IS UNIQUE;
CREATE INDEX ring_change_ring_id IF NOT EXISTS FOR (n:RingChange) ON (n.ring_id);
CREATE INDEX ring_change_at IF NOT EXISTS FOR (n:RingChange) ON (n.at);
