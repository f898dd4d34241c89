// title = "Contact churn"
// description = "Several phones or mailboxes that each came in place of an earlier one within some days."
// tags = ["phone", "email"]
// returns = ["applicant_id", "kind", "values"]
// [signal]
// category = "behaviour"
// strength = 0.2
// explanation = "Within weeks one {kind} after the other took the place of the last: {values}."
// false_positives = ["A new carrier or provider", "Somebody who lost a telephone", "Sources that are slow to tell"]
// [parameters.applicant_ids]
// type = "texts"
// optional = true
// label = "Only these applicants; nothing: everybody"
// [parameters.least]
// type = "integer"
// default = 2
// label = "At least so many replacements"
// [parameters.days]
// type = "integer"
// default = 90
// label = "Within so many days"

MATCH (applicant:Applicant)
WHERE applicant.applicant_id IN coalesce($applicant_ids, COLLECT { MATCH (anybody:Applicant) RETURN anybody.applicant_id })
WITH applicant
MATCH (applicant)-[seen:HAS_PHONE|HAS_EMAIL]->(value:Identifier)
WHERE value.validity <> 'placeholder' AND seen.first_seen_at IS NOT NULL
WITH coalesce(applicant.person_id, applicant.applicant_id) AS applicant_id,
     value, min(seen.first_seen_at) AS first, max(seen.last_seen_at) AS last
ORDER BY first, value.value
WITH applicant_id, value.kind AS kind, collect({value: value.value, first: first, last: last}) AS uses,
     duration({days: $days}) AS window
WITH *, [use IN uses WHERE any(former IN uses WHERE former.last < use.first AND use.first <= former.last + window)] AS later
WHERE any(one IN later WHERE size([each IN later WHERE one.first <= each.first AND each.first <= one.first + window]) >= $least)
RETURN applicant_id, kind, [use IN uses | use.value] AS values
