// title = "Rings with people inside"
// description = "Stored rings by how many members are hired now, and where."
// tags = ["rings"]
// returns = ["ring_id", "members", "inside", "companies"]

MATCH (ring:Ring)
UNWIND ring.members AS member
MATCH (applicant:Applicant {applicant_id: member})
OPTIONAL MATCH (applicant)-[:SUBMITTED]->(job:Application {status: 'hired'})
WITH ring, count(DISTINCT coalesce(applicant.person_id, applicant.applicant_id)) AS members, count(DISTINCT CASE WHEN job IS NOT NULL THEN coalesce(applicant.person_id, applicant.applicant_id) END) AS inside,
     collect(DISTINCT job.hiring_company) AS companies
WHERE inside > 0
RETURN ring.ring_id AS ring_id, members, inside, companies
ORDER BY inside DESC, ring_id
