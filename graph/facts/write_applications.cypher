UNWIND $rows AS row
MATCH (applicant:Applicant {applicant_id: row.key[0]})
MERGE (application:Application {application_key: row.key[1]})
SET application += row.texts,
    application.applied_at = CASE WHEN row.times.applied_at IS NOT NULL THEN datetime.fromepoch(row.times.applied_at[0], row.times.applied_at[1]) END,
    application.applied_precision = row.times.applied_at[2],
    application.status_at = CASE WHEN row.times.status_at IS NOT NULL THEN datetime.fromepoch(row.times.status_at[0], row.times.status_at[1]) END,
    application.status_precision = row.times.status_at[2]
MERGE (applicant)-[:SUBMITTED]->(application)
