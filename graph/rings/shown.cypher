// Of each applicant: name, how far the applications went, and every use of these values.
UNWIND $applicant_ids AS applicant_id
MATCH (member:Applicant {applicant_id: applicant_id})
CALL (member) {
  MATCH (member)-[sighting]->(value:Identifier)
  WHERE value.identifier_id IN $identifier_ids AND coalesce(sighting.first_seen_at <= $as_of, true)
  WITH value.identifier_id AS identifier_id, type(sighting) AS relationship,
       collect(DISTINCT sighting.raw) AS raw, collect(DISTINCT sighting.source) AS sources,
       min(sighting.first_seen_at) AS first,
       max(CASE WHEN sighting.last_seen_at > $as_of THEN $as_of ELSE sighting.last_seen_at END) AS last
  ORDER BY identifier_id, relationship
  RETURN collect({identifier_id: identifier_id, relationship: relationship, raw: raw, sources: sources,
                  first: [first.epochSeconds, first.nanosecond], last: [last.epochSeconds, last.nanosecond]}) AS uses
}
CALL (member) {
  MATCH (member)-[:SUBMITTED]->(application:Application)
  WHERE coalesce(coalesce(application.status_at, application.applied_at) <= $as_of, true)
  RETURN collect(application.status) AS statuses
}
RETURN applicant_id, member.name AS name, statuses, uses
