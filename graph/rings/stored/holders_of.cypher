// The persons who have one of these values, as far as rings may change by it: whoever has an address in a building where it
// makes a difference which units are known, and of those behind a network of more than `$handful` who is in a ring.
UNWIND $identifier_ids AS identifier_id
MATCH (touched:Identifier {identifier_id: identifier_id})
WHERE touched.validity <> 'placeholder' OR touched:OwnPlaceholder
CALL (touched) {
  RETURN touched AS value
  UNION
  MATCH (touched)-[:IN_BUILDING]->(building:Building)<-[:IN_BUILDING]-(value:Address)
  WHERE COUNT { (building)<-[:IN_BUILDING]-(address:Address) WHERE address.unit IS NOT NULL } <= 2
  RETURN value
}
WITH DISTINCT value WHERE value.degree <= $most AND (value.degree > 1 OR value:Address)
MATCH (value)<--(holder:Applicant)
WITH DISTINCT value, coalesce(holder.person_id, holder.applicant_id) AS person_id, holder.applicant_id AS applicant_id
WHERE NOT value:IpAddress OR value.degree <= $handful OR applicant_id IN $ring_members
RETURN collect(DISTINCT person_id) AS person_ids
