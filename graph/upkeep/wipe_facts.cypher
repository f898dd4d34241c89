// All that feeds said, how it was loaded, and the rings found in it. What people decided is no fact and stays.
MATCH (n:Applicant|Record|Application|Shipment|Identifier|Building|WatchlistEntry|Run|RunBatch|Rejection|Touched|Rekeyed|RingSurvey|Ring|RingChange|JobRun|JobContent|JobMark)
CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS
