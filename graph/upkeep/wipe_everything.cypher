// Every node but the one that says what this graph is.
MATCH (n) WHERE NOT n:Ringlight
CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS
