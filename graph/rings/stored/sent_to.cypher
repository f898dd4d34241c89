// Which companies sent equipment to these addresses.
UNWIND $identifier_ids AS identifier_id
MATCH (address:ShippingDestination {identifier_id: identifier_id})<-[:TO]-(shipment:Shipment)
WHERE address.degree > 1 AND shipment.hiring_company IS NOT NULL AND coalesce(shipment.state, '') <> 'voided'
RETURN collect(DISTINCT [identifier_id, shipment.hiring_company]) AS found
