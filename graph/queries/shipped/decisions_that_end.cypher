// title = "Decisions that end soon"
// description = "Verdicts and classes that ended or end before a day: look again, or they stop counting."
// tags = ["decisions"]
// returns = ["subject_kind", "subject_id", "verdict", "until", "reason", "actor"]
// [parameters.days]
// type = "integer"
// default = 30
// label = "Within so many days from today"

MATCH (decision:Decision)
WHERE decision.until IS NOT NULL AND date(decision.until) <= date() + duration({days: $days})
RETURN decision.subject_kind AS subject_kind, decision.subject_id AS subject_id, decision.verdict AS verdict,
       decision.until AS until, decision.reason AS reason, decision.actor AS actor
ORDER BY until, subject_id
