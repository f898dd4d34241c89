// Addresses to which nothing is sent any more.
UNWIND $identifier_ids AS identifier_id
MATCH (value:ShippingDestination {identifier_id: identifier_id})
WHERE NOT EXISTS { (value)<-[:SHIPS_TO]-() }
REMOVE value:ShippingDestination
