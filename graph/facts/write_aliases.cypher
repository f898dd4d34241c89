UNWIND $rows AS row
MATCH (applicant:Applicant {applicant_id: row.key[0]})
MATCH (alias:Applicant {applicant_id: row.key[1]})
MERGE (applicant)-[same:SAME_AS {source: row.key[2]}]->(alias)
SET same.first_seen_at = CASE WHEN row.times.first_seen_at IS NOT NULL THEN datetime.fromepoch(row.times.first_seen_at[0], row.times.first_seen_at[1]) END,
    same.first_seen_precision = row.times.first_seen_at[2],
    same.last_seen_at = CASE WHEN row.times.last_seen_at IS NOT NULL THEN datetime.fromepoch(row.times.last_seen_at[0], row.times.last_seen_at[1]) END,
    same.last_seen_precision = row.times.last_seen_at[2]
