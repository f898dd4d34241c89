UNWIND $rows AS row
MATCH (applicant:Applicant {applicant_id: row.key[0]})
MERGE (record:Record {record_id: row.key[1]})
SET record += row.texts,
    record.first_recorded_at = datetime(row.times.first_recorded_at[0]),
    record.first_recorded_precision = row.times.first_recorded_at[1],
    record.last_recorded_at = datetime(row.times.last_recorded_at[0]),
    record.last_recorded_precision = row.times.last_recorded_at[1]
MERGE (applicant)-[:CLAIMED]->(record)
