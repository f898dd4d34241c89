MERGE (ringlight:Ringlight {id: 1})
SET ringlight.schema_version = $version
