// Which companies sent equipment to addresses that several share.
MATCH (address:ShippingDestination)<-[:TO]-(shipment:Shipment)
WHERE address.degree > 1 AND address.degree <= $most AND shipment.hiring_company IS NOT NULL AND coalesce(shipment.state, '') <> 'voided'
RETURN collect(DISTINCT [address.identifier_id, shipment.hiring_company]) AS found
