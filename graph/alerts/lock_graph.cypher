// Nobody is erased, and no other run raises, until the transaction ends.
MATCH (graph:Ringlight {id: 1})
REMOVE graph.lock
