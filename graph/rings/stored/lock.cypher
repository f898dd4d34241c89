// One refresh at a time: whoever comes second waits here, and finds nothing left to do.
MERGE (survey:RingSurvey {id: 1})
REMOVE survey.lock
RETURN survey.kept AS kept
