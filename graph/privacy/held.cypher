// By what these applicants are known: names, and values with their written forms.
UNWIND $applicant_ids AS applicant_id
MATCH (applicant:Applicant {applicant_id: applicant_id})
RETURN [applicant.name] + COLLECT { MATCH (applicant)-[:CLAIMED]->(record:Record) RETURN record.name } AS names,
       COLLECT {
         MATCH (applicant)-[sighting]->(value:Identifier)
         RETURN [value.identifier_id, value.value, sighting.raw] AS use
         UNION
         MATCH (applicant)<-[:FOR]-(:Shipment)-[:TO]->(value:Identifier)
         RETURN [value.identifier_id, value.value, value.value] AS use
       } AS uses
