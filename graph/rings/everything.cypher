// Every value that some, but not more than `$most`, persons share, with all who share it.
MATCH (value:Identifier)
WHERE value.degree > 1 AND value.degree <= $most AND value.validity <> 'placeholder'
MATCH (value)<-[sighting]-(holder:Applicant)
WITH value, holder, min(sighting.first_seen_at) AS first, max(sighting.last_seen_at) AS last
WITH value, collect([holder.applicant_id, holder.person_id,
                     CASE WHEN first IS NOT NULL THEN [first.epochSeconds, last.epochSeconds] END]) AS uses
RETURN value.identifier_id AS id, value.kind AS kind, value.value AS value, value.degree AS degree, uses
