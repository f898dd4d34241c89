MATCH (graph:Ringlight {id: 1})
REMOVE graph.lock
