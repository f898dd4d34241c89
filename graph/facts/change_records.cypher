// The same claims again: only a record's times can change.
UNWIND $rows AS row
MATCH (record:Record {record_id: row.key[1]})
SET record.first_recorded_at = CASE WHEN row.times.first_recorded_at IS NOT NULL THEN datetime.fromepoch(row.times.first_recorded_at[0], row.times.first_recorded_at[1]) END,
    record.first_recorded_precision = row.times.first_recorded_at[2],
    record.last_recorded_at = CASE WHEN row.times.last_recorded_at IS NOT NULL THEN datetime.fromepoch(row.times.last_recorded_at[0], row.times.last_recorded_at[1]) END,
    record.last_recorded_precision = row.times.last_recorded_at[2]
