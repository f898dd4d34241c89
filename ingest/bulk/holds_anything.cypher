// What was surveyed of an empty graph is nothing that could be lost.
RETURN EXISTS { MATCH (n) WHERE NOT n:Ringlight|RingSurvey } AS holds_anything
