UNWIND $keys AS key
MATCH (applicant:Applicant {applicant_id: key[0]})
MATCH (identifier:Identifier {identifier_id: key[1]})
MATCH (applicant)-[sighting]->(identifier)
RETURN collect({
  key: [key[0], key[1], type(sighting), sighting.source, sighting.raw],
  texts: {region: sighting.region, days: sighting.days},
  times: {
    first_seen_at: [sighting.first_seen_at.epochSeconds, sighting.first_seen_at.nanosecond, sighting.first_seen_precision],
    last_seen_at: [sighting.last_seen_at.epochSeconds, sighting.last_seen_at.nanosecond, sighting.last_seen_precision]
  }
}) AS found
