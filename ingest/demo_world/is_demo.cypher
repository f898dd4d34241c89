RETURN EXISTS { MATCH (r:Ringlight) WHERE r.demo } AS is_demo
