// title = "Mail template family"
// description = "Mailboxes of several persons that hold one same word which is in none of their names, first seen within some days of each other."
// tags = ["email"]
// returns = ["applicant_id", "email", "word", "others", "identifier_id"]
// [signal]
// category = "email"
// strength = 0.4
// explanation = "The mailbox {email} has the word {word} in common with mailboxes of {others}."
// false_positives = ["A school, club or employer in the name of the mailbox", "Words of a trade that many people use", "Former names, and names of relatives"]
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
WHERE mail.validity = 'canonical'
WITH coalesce(applicant.person_id, applicant.applicant_id) AS applicant_id, toLower(coalesce(applicant.name, '')) AS name, mail, min(seen.first_seen_at) AS first,
     split('0 1 2 3 4 5 6 7 8 9 . _ - +', ' ') AS between
UNWIND split(head(split(mail.value, '@')), between) AS word
WITH DISTINCT applicant_id, name, mail, first, between, word
WHERE size(word) >= $letters AND NOT name CONTAINS word AND first IS NOT NULL
WITH between, word, collect([applicant_id, name, mail, first]) AS holders
CALL (word) {
  CALL db.index.fulltext.queryNodes('email_words', '"' + word + '"', {limit: $most + 1}) YIELD node
  RETURN collect(node) AS family
}
WITH * WHERE size(family) <= $most
UNWIND holders AS holder
WITH holder[0] AS applicant_id, holder[1] AS name, holder[2] AS mail, holder[3] AS first, between, word, family
UNWIND family AS relative
MATCH (relative)<-[use:HAS_EMAIL]-(other:Applicant)
WHERE relative <> mail AND word IN split(head(split(relative.value, '@')), between) AND other.name IS NOT NULL
  AND toLower(other.name) <> name AND NOT toLower(other.name) CONTAINS word
  AND use.first_seen_at >= first - duration({days: $days}) AND use.first_seen_at <= first + duration({days: $days})
WITH DISTINCT applicant_id, mail, word, coalesce(other.person_id, other.applicant_id) AS other_id
WHERE other_id <> applicant_id
WITH applicant_id, mail, word, other_id ORDER BY other_id
WITH applicant_id, mail, word, collect(other_id) AS others
WHERE size(others) + 1 >= $persons
RETURN applicant_id, mail.value AS email, word, others, mail.identifier_id AS identifier_id
