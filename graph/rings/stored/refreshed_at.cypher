MATCH (survey:RingSurvey {id: 1})
RETURN survey.refreshed_at AS at
