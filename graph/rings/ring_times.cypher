// When the members of each ring used the values that they share, first and last.
UNWIND $rings AS ring
UNWIND ring.values AS identifier_id
MATCH (value:Identifier {identifier_id: identifier_id})<-[sighting]-(member:Applicant)
WHERE member.applicant_id IN ring.members
RETURN ring.id AS ring_id, min(sighting.first_seen_at) AS first, max(sighting.last_seen_at) AS last
