RETURN EXISTS { MATCH (r:Ringlight) WHERE r.demo } AS is_demo,
       EXISTS { MATCH (n) WHERE NOT n:Ringlight } AS holds_anything
