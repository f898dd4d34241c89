// title = "Busiest buildings"
// description = "Buildings by the units and persons in them: towers, dorms, forwarders."
// tags = ["hubs"]
// returns = ["building", "units", "persons"]
// [parameters.least]
// type = "integer"
// default = 5
// label = "At least so many persons"

MATCH (building:Building)<-[:IN_BUILDING]-(address:Address)<-[:LIVES_AT|SHIPS_TO]-(applicant:Applicant)
WITH building, count(DISTINCT address.unit) AS units, count(DISTINCT coalesce(applicant.person_id, applicant.applicant_id)) AS persons
WHERE persons >= $least
RETURN building.value AS building, units, persons
ORDER BY persons DESC, building
