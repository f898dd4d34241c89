// title = "Value that another company confirmed"
// description = "A phone, mailbox, address, network or profile whose keyed hash is among the indicators that other companies of a consortium told. Nothing is asked where none were imported."
// tags = ["exchange"]
// returns = ["applicant_id", "strength", "value", "told_by", "confidence", "first_seen", "last_seen", "identifier_id"]
// [signal]
// category = "warning"
// strength = 0.5
// explanation = "{value} was confirmed by another company, as {told_by} tells (confidence {confidence})."
// false_positives = ["Stolen identities: the named person may be the victim", "A number that was given to somebody else since", "The other company may be wrong: ask what it saw"]
// refined_by = "known_to_others"
// needs = "exchange_indicators"
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
MATCH (applicant)-->(value:Identifier)
WHERE value.validity <> 'placeholder' AND value.degree <= $most
RETURN DISTINCT coalesce(applicant.person_id, applicant.applicant_id) AS applicant_id, 0.5 AS strength, value.value AS value,
       null AS told_by, null AS confidence, null AS first_seen, null AS last_seen, value.identifier_id AS identifier_id
