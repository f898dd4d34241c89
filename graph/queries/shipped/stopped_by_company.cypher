// title = "Stopped applications by company"
// description = "How many applications each company got, and what share it stopped on suspicion of fraud."
// tags = ["blocked", "companies"]
// returns = ["company", "applications", "stopped", "share"]

MATCH (application:Application)
WHERE application.hiring_company IS NOT NULL
WITH application.hiring_company AS company, count(*) AS applications,
     count(CASE application.status WHEN 'blocked' THEN 1 END) AS stopped
RETURN company, applications, stopped, round(1.0 * stopped / applications, 4) AS share
ORDER BY stopped DESC, company
