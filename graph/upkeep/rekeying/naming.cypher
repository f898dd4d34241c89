// All that is no fact and may name values by their ids.
MATCH (node:Decision|Alert|AlertChange|AlertSuppression|CaseChange|CaseEvidence|Ring|RingChange|RingSurvey)
RETURN elementId(node) AS element_id,
       [key IN keys(node) WHERE node[key] IS :: STRING NOT NULL | [key, node[key]]] AS texts,
       [key IN keys(node) WHERE node[key] IS :: LIST<STRING NOT NULL> NOT NULL | [key, node[key]]] AS lists
