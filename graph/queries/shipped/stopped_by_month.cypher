// title = "Stopped applications by month"
// description = "Applications stopped on suspicion of fraud in each month, beside the same month of the year before."
// tags = ["blocked", "trend"]
// returns = ["month", "stopped", "year_before"]

MATCH (application:Application {status: 'blocked'})
WHERE application.status_at IS NOT NULL
WITH date.truncate('month', application.status_at) AS month, count(*) AS stopped
WITH collect({month: month, stopped: stopped}) AS months
UNWIND months AS one
RETURN one.month AS month, one.stopped AS stopped,
       reduce(before = 0, each IN months | CASE WHEN each.month = one.month - duration('P1Y') THEN each.stopped ELSE before END) AS year_before
ORDER BY month DESC
