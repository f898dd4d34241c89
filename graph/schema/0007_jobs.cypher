CREATE CONSTRAINT job_name IF NOT EXISTS FOR (n:Job) REQUIRE n.name IS UNIQUE;
CREATE CONSTRAINT job_mark_job IF NOT EXISTS FOR (n:JobMark) REQUIRE n.job IS UNIQUE;
CREATE CONSTRAINT job_content_id IF NOT EXISTS FOR (n:JobContent) REQUIRE n.content_id IS UNIQUE;
CREATE INDEX job_content_job IF NOT EXISTS FOR (n:JobContent) ON (n.job, n.loaded_at);
CREATE CONSTRAINT job_run_id IF NOT EXISTS FOR (n:JobRun) REQUIRE n.job_run_id IS UNIQUE;
CREATE INDEX job_run_job IF NOT EXISTS FOR (n:JobRun) ON (n.job, n.started_at);
