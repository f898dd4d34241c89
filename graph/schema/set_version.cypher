MERGE (ringlight:Ringlight {id: 1})
SET ringlight.schema_version = $version,
    ringlight.canonical_version = coalesce(ringlight.canonical_version, $canonical_version)
