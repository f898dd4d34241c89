// title = "Impossible phones in common"
// description = "Phones of ranges never given out that several persons gave: a shared wrong number is evidence."
// tags = ["sharing", "quality"]
// returns = ["phone", "persons", "applicant_ids"]

MATCH (phone:Phone {validity: 'invalid'})
WHERE phone.degree > 1
MATCH (phone)<-[:HAS_PHONE]-(applicant:Applicant)
WITH phone, coalesce(applicant.person_id, applicant.applicant_id) AS person_id ORDER BY person_id
RETURN phone.value AS phone, phone.degree AS persons, collect(DISTINCT person_id) AS applicant_ids
ORDER BY persons DESC, phone
