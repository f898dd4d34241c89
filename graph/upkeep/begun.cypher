// A rekeying that did not come to its end.
MATCH (note:Rekeyed)
RETURN true AS begun
LIMIT 1
