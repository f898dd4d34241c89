// Each new address gets its building. Returned: the buildings that were there before.
UNWIND $rows AS row
MATCH (address:Identifier {identifier_id: row.identifier_id})
MERGE (building:Building {building_id: row.building_id})
WITH row, address, building, building.value IS NULL AS is_new
FOREACH (_ IN CASE WHEN is_new THEN [1] ELSE [] END | SET building.value = row.value)
MERGE (address)-[:IN_BUILDING]->(building)
WITH building, is_new WHERE NOT is_new
RETURN collect(DISTINCT building.building_id) AS building_ids
