// Of each person: what sources claim, the applications, and every value with who else of those asked for has it, too.
UNWIND $applicant_ids AS applicant_id
MATCH (asked:Applicant {applicant_id: applicant_id})
CALL (asked) {
  RETURN asked AS one
  UNION
  MATCH (one:Applicant {person_id: asked.person_id})
  RETURN one
}
WITH applicant_id, asked, collect(one) AS ids
RETURN applicant_id, asked.name AS name,
       COLLECT { UNWIND ids AS one MATCH (one)-[:CLAIMED]->(record:Record) RETURN DISTINCT record.name } AS names,
       COLLECT { UNWIND ids AS one MATCH (one)-[:CLAIMED]->(record:Record) RETURN DISTINCT record.university } AS universities,
       COLLECT { UNWIND ids AS one MATCH (one)-[:CLAIMED]->(record:Record) RETURN DISTINCT record.claimed_employer } AS employers,
       COLLECT {
         UNWIND ids AS one
         MATCH (one)-[:SUBMITTED]->(application:Application)
         RETURN [application.hiring_company, application.job_title, application.status]
         ORDER BY application.applied_at, application.application_key
       } AS applications,
       COLLECT {
         UNWIND ids AS one
         MATCH (one)-[sighting]->(value:Identifier)
         WITH DISTINCT type(sighting) AS relationship, value
         RETURN [relationship, value.identifier_id, value.value, value.degree, value.kind]
         ORDER BY relationship, value.identifier_id
       } AS uses
