// title = "Mail template family"
// description = "Mailboxes of several persons that hold one same word; at least half of all mailboxes with that word turned up within some days."
// tags = ["email"]
// returns = ["applicant_id", "email", "word", "others", "identifier_id"]
// [signal]
// category = "email"
// strength = 0.4
// explanation = "The mailbox {email} has the word {word} in common with mailboxes of {others} that turned up with it."
// false_positives = ["Relatives with a rare name", "A school, club or employer in the name of the mailbox"]
// [parameters.applicant_ids]
// type = "texts"
// optional = true
// label = "Only these applicants; nothing: everybody"
// [parameters.persons]
// type = "integer"
// default = 3
// label = "At least so many persons"
// [parameters.days]
// type = "integer"
// default = 30
// label = "First seen within so many days"
// [parameters.letters]
// type = "integer"
// default = 5
// label = "At least so many letters in the word"
// [parameters.most]
// type = "integer"
// default = 50
// label = "At most so many mailboxes with the word; more are a habit of many"

MATCH (applicant:Applicant)
WHERE applicant.applicant_id IN coalesce($applicant_ids, COLLECT { MATCH (anybody:Applicant) RETURN anybody.applicant_id })
WITH applicant
MATCH (applicant)-[seen:HAS_EMAIL]->(mail:Email)
WHERE mail.validity = 'canonical' AND seen.first_seen_at IS NOT NULL
WITH coalesce(applicant.person_id, applicant.applicant_id) AS applicant_id,
     applicant, mail, min(seen.first_seen_at) AS first,
     split('0 1 2 3 4 5 6 7 8 9 . _ - +', ' ') AS between
UNWIND split(head(split(mail.value, '@')), between) AS word
WITH DISTINCT applicant_id, applicant, mail, first, between, word WHERE size(word) >= $letters
WITH between, word, collect([applicant_id, applicant, mail, first]) AS holders
CALL (word) {
  CALL db.index.fulltext.queryNodes('email_words', '"' + word + '"', {limit: $most + 1}) YIELD node
  RETURN collect(node) AS family
}
WITH * WHERE size(family) <= $most AND reduce(sharers = 0, one IN family | sharers + one.degree) >= $persons
CALL (word, between, family) {
  UNWIND family AS relative
  MATCH (relative)<-[use:HAS_EMAIL]-(other:Applicant)
  WHERE word IN split(head(split(relative.value, '@')), between)
  WITH other, coalesce(other.person_id, other.applicant_id) AS other_id, min(use.first_seen_at) AS first
  RETURN collect({other: other, other_id: other_id, first: first}) AS uses, count(DISTINCT other_id) AS bearers
}
WITH *, duration({days: $days}) AS window WHERE bearers >= $persons
UNWIND holders AS holder
WITH holder[0] AS applicant_id, holder[1] AS applicant, holder[2] AS mail, word, bearers,
     [use IN uses WHERE use.other_id <> holder[0] AND holder[3] - window <= use.first AND use.first <= holder[3] + window] AS near
// Names and homes are compared only where enough turned up together.
WHERE size(near) + 1 >= $persons AND 2 * (size(near) + 1) >= bearers
UNWIND near AS use
WITH *, use.other AS other,
     split(replace(toLower(coalesce(applicant.name, applicant.applicant_id)), ',', ''), ' ') AS words,
     split(replace(toLower(coalesce(use.other.name, use.other.applicant_id)), ',', ''), ' ') AS other_words
WHERE NOT (size(words) = size(other_words) AND all(part IN words WHERE part IN other_words))
  AND NOT EXISTS { (applicant)-[:LIVES_AT]->(:Address)<-[:LIVES_AT]-(other) }
WITH DISTINCT applicant_id, mail, word, bearers, use.other_id AS other_id ORDER BY other_id
WITH applicant_id, mail, word, bearers, collect(other_id) AS others
WHERE size(others) + 1 >= $persons AND 2 * (size(others) + 1) >= bearers
RETURN applicant_id, mail.value AS email, word, others, mail.identifier_id AS identifier_id
