// Values that no applicant, shipment or watchlist has any more; with each its building, and the other addresses there.
UNWIND $identifier_ids AS identifier_id
MATCH (value:Identifier {identifier_id: identifier_id})
REMOVE value.lock
WITH value, identifier_id
WHERE NOT EXISTS { (value)<--() }
WITH value, identifier_id,
     COLLECT { MATCH (value)-[:IN_BUILDING]->(building) RETURN building.building_id } AS building_ids,
     COLLECT { MATCH (value)-[:IN_BUILDING]->()<-[:IN_BUILDING]-(other) RETURN other.identifier_id } AS neighbours
DETACH DELETE value
RETURN identifier_id, building_ids, neighbours
