// One node that Ringlight did not make, if there is any.
MATCH (n)
WHERE NOT n:Ringlight|Applicant|Record|Application|Shipment|Identifier|Building|WatchlistEntry|Run|RunBatch|Rejection|Touched|Rekeyed|RingSurvey|Ring|RingChange|Decision|Case|CaseChange|CaseEvidence|Tombstone|LegalHold|Alert|AlertChange|AlertRule|AlertSuppression|AlertMessage|Job|JobRun|JobContent|JobMark
RETURN labels(n) AS labels
LIMIT 1
