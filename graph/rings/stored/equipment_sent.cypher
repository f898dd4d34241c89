// What was sent to one address, the first first; what was voided never went.
MATCH (:Identifier {identifier_id: $identifier_id})<-[:TO]-(shipment:Shipment)-[:FOR]->(recipient:Applicant)
WHERE coalesce(shipment.state, '') <> 'voided'
RETURN recipient.applicant_id AS applicant_id, recipient.name AS name, shipment.hiring_company AS company,
       shipment.asset AS asset, coalesce(shipment.state, 'sent') AS state, shipment.shipped_at AS shipped_at
ORDER BY shipped_at IS NULL, shipped_at, applicant_id, asset
LIMIT $most
