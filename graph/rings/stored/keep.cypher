// What the next refresh is told, and when this one was.
MATCH (survey:RingSurvey {id: 1})
SET survey.kept = $kept, survey.refreshed_at = $at
