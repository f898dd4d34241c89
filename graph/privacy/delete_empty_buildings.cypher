UNWIND $building_ids AS building_id
MATCH (building:Building {building_id: building_id})
WHERE NOT EXISTS { (building)<-[:IN_BUILDING]-() }
DELETE building
