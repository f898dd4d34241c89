// title = "Values that many took up at once"
// description = "Values that several persons were first seen with within some days."
// tags = ["sharing", "times"]
// returns = ["value", "kind", "persons", "first_seen_at", "identifier_id"]
// [parameters.persons]
// type = "integer"
// default = 4
// label = "At least so many persons"
// [parameters.days]
// type = "integer"
// default = 7
// label = "Within so many days"
// [parameters.most]
// type = "integer"
// default = 200
// label = "At most so many persons in all"

MATCH (value:Identifier)
WHERE value.degree >= $persons AND value.degree <= $most AND value.validity <> 'placeholder'
MATCH (value)<-[seen]-(applicant:Applicant)
WHERE seen.first_seen_at IS NOT NULL
WITH value, coalesce(applicant.person_id, applicant.applicant_id) AS person_id, min(seen.first_seen_at) AS first
WITH value, collect(first) AS times
UNWIND times AS start
WITH value, start, size([time IN times WHERE start <= time AND time <= start + duration({days: $days})]) AS persons
WHERE persons >= $persons
WITH value, start, persons ORDER BY persons DESC, start
WITH value, head(collect([persons, start])) AS spike
RETURN value.value AS value, value.kind AS kind, spike[0] AS persons, spike[1] AS first_seen_at, value.identifier_id AS identifier_id
ORDER BY persons DESC, value
