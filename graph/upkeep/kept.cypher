// What a new key may never change: who there is, what was claimed, and every raw form that a source gave.
CALL () {
  MATCH (applicant:Applicant)
  RETURN applicant,
         COUNT { (applicant)-[:CLAIMED]->(:Record) } AS records,
         COUNT {
           MATCH (applicant)-[sighting]->(:Identifier)
           RETURN DISTINCT type(sighting), sighting.source, sighting.raw
         } AS raw_forms
}
RETURN count(applicant) AS applicants, coalesce(sum(records), 0) AS records, coalesce(sum(raw_forms), 0) AS raw_forms
