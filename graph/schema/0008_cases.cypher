CREATE CONSTRAINT case_id IF NOT EXISTS FOR (n:Case) REQUIRE n.case_id IS UNIQUE;
CREATE CONSTRAINT case_change_id IF NOT EXISTS FOR (n:CaseChange) REQUIRE n.change_id IS UNIQUE;
CREATE INDEX case_change_case_id IF NOT EXISTS FOR (n:CaseChange) ON (n.case_id);
CREATE CONSTRAINT case_evidence_id IF NOT EXISTS FOR (n:CaseEvidence) REQUIRE n.evidence_id IS UNIQUE;
