// title = "Value on a watchlist"
// description = "A phone, mailbox, address, network or profile that a watchlist names. How much it says depends on the confidence of the entry; it is read when asked, so that entries and applicants may come in any order."
// tags = ["watchlist"]
// returns = ["applicant_id", "strength", "value", "list", "sources", "confidence", "until", "note", "identifier_id"]
// [signal]
// category = "warning"
// strength = 0.8
// explanation = "{value} is on the watchlist {list} (confidence {confidence})."
// false_positives = ["Stolen identities: the named person may be the victim", "Entries that are wrong, old or spoofed", "Networks that many people use"]
// [parameters.applicant_ids]
// type = "texts"
// optional = true
// label = "Only these applicants; nothing: everybody"
// [parameters.most]
// type = "integer"
// default = 50
// label = "At most so many persons; a crowd's value says nothing about one of them"

MATCH (applicant:Applicant)
WHERE applicant.applicant_id IN coalesce($applicant_ids, COLLECT { MATCH (anybody:Applicant) RETURN anybody.applicant_id })
WITH applicant
MATCH (applicant)-[seen]->(value:Identifier)
WHERE value.validity <> 'placeholder' AND value.degree <= $most
WITH applicant, value, min(seen.first_seen_at) AS first_seen_at
MATCH (value)<-[:NAMES]-(entry:WatchlistEntry)
WHERE (entry.until IS NULL OR first_seen_at IS NULL OR first_seen_at <= entry.until)
RETURN DISTINCT coalesce(applicant.person_id, applicant.applicant_id) AS applicant_id,
       CASE toLower(coalesce(entry.confidence, ''))
         WHEN 'high' THEN 0.8
         WHEN 'medium' THEN 0.5
         ELSE 0.3
       END AS strength,
       value.value AS value, entry.list AS list, entry.sources AS sources, entry.confidence AS confidence,
       entry.until AS until, entry.note AS note, value.identifier_id AS identifier_id
