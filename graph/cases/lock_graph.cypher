// Nobody is erased, and no case changes, until the transaction ends.
MATCH (graph:Ringlight {id: 1})
REMOVE graph.lock
