// What this graph is and how much it holds, from the store's own counters.
CALL dbms.components() YIELD name, versions, edition
WITH versions, edition, name WHERE name = 'Neo4j Kernel'
OPTIONAL MATCH (ringlight:Ringlight {id: 1})
RETURN versions[0] AS version, edition,
       coalesce(ringlight.demo, false) <> false AS demo,
       COUNT { (:Applicant) } AS applicants, COUNT { (:Identifier) } AS identifiers, COUNT { ()-->() } AS relationships,
       ringlight.schema_version AS schema_version, ringlight.canonical_version AS canonical_version
