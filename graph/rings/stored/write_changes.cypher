UNWIND $changes AS row
CREATE (change:RingChange {at: $at})
SET change += row
