// All that feeds said, and how it was loaded. What people decided is no fact and stays.
MATCH (n:Applicant|Record|Application|Shipment|Identifier|Building|WatchlistEntry|Run|RunBatch|Rejection)
CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS
