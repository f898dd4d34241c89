// Applications, shipments and entries under keys of before.
CALL () {
  UNWIND $applications AS key
  MATCH (node:Application {application_key: key})
  RETURN node
  UNION
  UNWIND $shipments AS key
  MATCH (node:Shipment {shipment_key: key})
  RETURN node
  UNION
  UNWIND $entries AS key
  MATCH (node:WatchlistEntry {entry_id: key})
  RETURN node
}
DETACH DELETE node
