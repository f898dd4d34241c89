// Who else has this value, one applicant of each person, the last seen first. Of a crowd only so many are looked at.
MATCH (value:Identifier {identifier_id: $identifier_id})
CALL (value) {
  UNWIND $known AS applicant_id
  MATCH (here:Applicant {applicant_id: applicant_id}) WHERE EXISTS { (here)-->(value) }
  RETURN collect(DISTINCT coalesce(here.person_id, here.applicant_id)) AS known_persons
}
CALL (value) {
  MATCH (value)<-[sighting]-(applicant:Applicant)
  RETURN applicant, sighting LIMIT $looked_at
}
WITH value, known_persons, coalesce(applicant.person_id, applicant.applicant_id) AS person,
     min(applicant.applicant_id) AS applicant_id, max(sighting.last_seen_at) AS last
WHERE NOT person IN known_persons
WITH value, known_persons, applicant_id ORDER BY last IS NULL, last DESC, applicant_id
RETURN value.degree - size(known_persons) AS total, collect(applicant_id)[..$most] AS applicant_ids
