UNWIND $rows AS row
MATCH (applicant:Applicant {applicant_id: row.key[0]})
CREATE (applicant)-[:CLAIMED]->(record:Record {
  record_id: row.key[1],
  source: row.texts.source,
  name: row.texts.name,
  claimed_employer: row.texts.claimed_employer,
  university: row.texts.university,
  degree: row.texts.degree,
  first_recorded_at: CASE WHEN row.times.first_recorded_at IS NOT NULL THEN datetime.fromepoch(row.times.first_recorded_at[0], row.times.first_recorded_at[1]) END,
  first_recorded_precision: row.times.first_recorded_at[2],
  last_recorded_at: CASE WHEN row.times.last_recorded_at IS NOT NULL THEN datetime.fromepoch(row.times.last_recorded_at[0], row.times.last_recorded_at[1]) END,
  last_recorded_precision: row.times.last_recorded_at[2]
})
