MATCH (ringlight:Ringlight {id: 1})
WHERE ringlight.canonical_version IS NOT NULL
RETURN ringlight.canonical_version AS version,
       COUNT { (:Applicant) } + COUNT { (:Identifier) } + COUNT { (:Rekeyed) } = 0 AS is_empty
