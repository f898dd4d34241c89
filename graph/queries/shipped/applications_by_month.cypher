// title = "Applications by month"
// description = "Applications, hires and stops in each month."
// tags = ["trend"]
// returns = ["month", "applications", "hired", "stopped"]

MATCH (application:Application)
WHERE application.applied_at IS NOT NULL
RETURN date.truncate('month', application.applied_at) AS month, count(*) AS applications,
       count(CASE WHEN application.status IN ['hired', 'left'] THEN 1 END) AS hired,
       count(CASE application.status WHEN 'blocked' THEN 1 END) AS stopped
ORDER BY month DESC
