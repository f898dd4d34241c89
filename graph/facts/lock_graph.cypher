// Settling is done by one transaction at a time, whoever asks.
MATCH (graph:Ringlight {id: 1})
REMOVE graph.lock
