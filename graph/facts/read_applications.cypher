UNWIND $keys AS key
MATCH (application:Application {application_key: key[1]})
RETURN collect({
  key: key,
  texts: {
    sources: application.sources, application_id: application.application_id, hiring_company: application.hiring_company,
    job_title: application.job_title, status: application.status
  },
  times: {
    applied_at: [application.applied_at.epochSeconds, application.applied_at.nanosecond, application.applied_precision],
    status_at: [application.status_at.epochSeconds, application.status_at.nanosecond, application.status_precision]
  }
}) AS found
