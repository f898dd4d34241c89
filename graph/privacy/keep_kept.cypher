MATCH (survey:RingSurvey {id: 1})
SET survey.kept = $kept
