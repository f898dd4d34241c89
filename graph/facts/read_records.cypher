// All records of these applicants, since any of them may hold what is shown.
UNWIND $keys AS key
MATCH (applicant:Applicant {applicant_id: key[0]})-[:CLAIMED]->(record:Record)
RETURN collect({
  key: [key[0], record.record_id],
  texts: {
    source: record.source, name: record.name, claimed_employer: record.claimed_employer, university: record.university,
    degree: record.degree
  },
  times: {
    first_recorded_at: [record.first_recorded_at.epochSeconds, record.first_recorded_at.nanosecond, record.first_recorded_precision],
    last_recorded_at: [record.last_recorded_at.epochSeconds, record.last_recorded_at.nanosecond, record.last_recorded_precision]
  }
}) AS found
