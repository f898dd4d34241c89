MATCH (ringlight:Ringlight {id: 1})
SET ringlight.canonical_version = $canonical_version
WITH ringlight
OPTIONAL MATCH (note:Rekeyed)
DELETE note
