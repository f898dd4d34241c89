MATCH (survey:RingSurvey {id: 1})
RETURN survey.kept AS kept
