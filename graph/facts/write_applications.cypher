UNWIND $rows AS row
MATCH (applicant:Applicant {applicant_id: row.key[0]})
MERGE (application:Application {application_key: row.key[1]})
SET application += row.texts,
    application.applied_at = datetime(row.times.applied_at[0]),
    application.applied_precision = row.times.applied_at[1],
    application.status_at = datetime(row.times.status_at[0]),
    application.status_precision = row.times.status_at[1]
MERGE (applicant)-[:SUBMITTED]->(application)
