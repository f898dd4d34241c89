UNWIND $keys AS key
MATCH (:Applicant {applicant_id: key[0]})-[same:SAME_AS {source: key[2]}]->(:Applicant {applicant_id: key[1]})
RETURN collect({
  key: key,
  texts: {},
  times: {
    first_seen_at: [same.first_seen_at.epochSeconds, same.first_seen_at.nanosecond, same.first_seen_precision],
    last_seen_at: [same.last_seen_at.epochSeconds, same.last_seen_at.nanosecond, same.last_seen_precision]
  }
}) AS found
