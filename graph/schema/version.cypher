OPTIONAL MATCH (ringlight:Ringlight {id: 1})
RETURN ringlight.schema_version AS version
