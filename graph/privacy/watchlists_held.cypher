UNWIND $applicant_ids AS applicant_id
MATCH (applicant:Applicant {applicant_id: applicant_id})-->(value:Identifier)<-[:NAMES]-(entry:WatchlistEntry)
RETURN DISTINCT entry {.*, identifier_id: value.identifier_id} AS entry
ORDER BY entry.entry_id
