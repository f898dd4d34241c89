// The persons who have one of these values, as far as rings or their risk may change by it; also whoever has an address in a
// building where it makes a difference which units are known. Networks of more than `$handful` join nobody.
UNWIND $identifier_ids AS identifier_id
MATCH (touched:Identifier {identifier_id: identifier_id})
WHERE touched.validity <> 'placeholder' OR touched:OwnPlaceholder
CALL (touched) {
  RETURN touched AS value
  UNION
  MATCH (touched)-[:IN_BUILDING]->(building:Building)<-[:IN_BUILDING]-(value:Address)
  WHERE COUNT { (building)<-[:IN_BUILDING]-(address:Address) WHERE address.unit IS NOT NULL } <= 2
    AND COUNT { (building)<-[:IN_BUILDING]-() } > 1
  RETURN value
}
WITH DISTINCT touched, value
WHERE value.degree <= CASE WHEN value:IpAddress THEN $handful ELSE $most END
  AND (value.degree > 1 OR value <> touched OR EXISTS { (value)<-[:NAMES]-(:WatchlistEntry) })
MATCH (value)<--(holder:Applicant)
RETURN collect(DISTINCT coalesce(holder.person_id, holder.applicant_id)) AS person_ids
