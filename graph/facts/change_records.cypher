// The same claims again: only a record's times can change.
UNWIND $rows AS row
MATCH (record:Record {record_id: row.key[1]})
SET record.first_recorded_at = datetime(row.times.first_recorded_at[0]),
    record.first_recorded_precision = row.times.first_recorded_at[1],
    record.last_recorded_at = datetime(row.times.last_recorded_at[0]),
    record.last_recorded_precision = row.times.last_recorded_at[1]
