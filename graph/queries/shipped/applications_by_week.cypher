// title = "Applications by week, against the year before"
// description = "Applications and stops in each of the last weeks, and 52 weeks earlier. The last week may not be over."
// tags = ["trend"]
// returns = ["week", "applications", "applications_year_before", "stopped", "stopped_year_before"]
//
// [parameters.weeks]
// type = "integer"
// default = 26
// label = "How many weeks"

MATCH (application:Application)
WHERE application.applied_at IS NOT NULL
WITH date.truncate('week', application.applied_at) AS week, count(*) AS applications,
     count(CASE application.status WHEN 'blocked' THEN 1 END) AS stopped
WITH collect({week: week, applications: applications, stopped: stopped}) AS weeks, max(week) AS last
UNWIND range(0, $weeks - 1) AS back
WITH weeks, last - duration({weeks: back}) AS week
WHERE week IS NOT NULL
WITH week, head([one IN weeks WHERE one.week = week]) AS now,
     head([one IN weeks WHERE one.week = week - duration({weeks: 52})]) AS before
RETURN week, coalesce(now.applications, 0) AS applications, coalesce(before.applications, 0) AS applications_year_before,
       coalesce(now.stopped, 0) AS stopped, coalesce(before.stopped, 0) AS stopped_year_before
ORDER BY week DESC
