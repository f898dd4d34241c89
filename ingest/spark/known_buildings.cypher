UNWIND $building_ids AS building_id
MATCH (building:Building {building_id: building_id})
RETURN collect(building_id) AS building_ids
