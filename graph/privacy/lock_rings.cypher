// A refresh of rings writes what it read before: it is waited for.
MERGE (survey:RingSurvey {id: 1})
REMOVE survey.lock
