// Values that keep their id and of which today's rules say something else. Returned: the buildings that they leave.
UNWIND $rows AS row
MATCH (value:Identifier {identifier_id: row.identifier_id})
WITH row, value, value.degree AS degree
SET value = row.properties, value.degree = degree
WITH value
MATCH (value)-[within:IN_BUILDING]->(building:Building)
DELETE within
RETURN collect(DISTINCT building.building_id) AS building_ids
