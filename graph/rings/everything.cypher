// Every value that some, but not more than `$most`, persons share, with all who share it.
MATCH (value:Identifier)
WHERE value.degree > 1 AND value.degree <= $most AND value.validity <> 'placeholder'
MATCH (value)<--(holder:Applicant)
RETURN value.identifier_id AS id, value.kind AS kind, value.value AS value, value.degree AS degree,
       collect(DISTINCT coalesce(holder.person_id, holder.applicant_id)) AS persons
