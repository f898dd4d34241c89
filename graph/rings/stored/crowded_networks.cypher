// Networks of more than a handful, most of whose users are among these persons: they join nobody, and count among their reasons.
UNWIND $person_ids AS asked
CALL (asked) {
  MATCH (applicant:Applicant {applicant_id: asked})
  RETURN applicant
  UNION
  MATCH (applicant:Applicant {person_id: asked})
  RETURN applicant
}
MATCH (applicant)-[:SEEN_FROM]->(value:IpAddress)
WHERE value.degree > $handful AND value.degree <= $most AND value.validity <> 'placeholder'
  AND NOT value.identifier_id IN $uncrossed
WITH value, count(DISTINCT asked) AS inside
WHERE 2 * inside > value.degree
MATCH (value)<-[sighting]-(holder:Applicant)
WITH value, sighting, holder, coalesce(holder.person_id, holder.applicant_id) AS person_id
WHERE NOT person_id IN $set_aside
WITH value,
     collect([person_id, holder.name, sighting.first_seen_at.epochSeconds, sighting.last_seen_at.epochSeconds]) AS uses
RETURN collect([value.identifier_id, null, null, uses]) AS found
