// An empty graph holds no demonstration.
MATCH (ringlight:Ringlight {id: 1})
REMOVE ringlight.demo
