RETURN EXISTS { MATCH (n) WHERE NOT n:Ringlight } AS holds_anything
