UNWIND $keys AS key
MATCH (shipment:Shipment {shipment_key: key[1]})
RETURN collect({
  key: key,
  texts: {
    sources: shipment.sources, shipment_id: shipment.shipment_id, recipient: shipment.recipient,
    hiring_company: shipment.hiring_company, asset: shipment.asset, carrier: shipment.carrier, tracking: shipment.tracking,
    state: shipment.state
  },
  times: {shipped_at: [shipment.shipped_at.epochSeconds, shipment.shipped_at.nanosecond, shipment.shipped_precision]}
}) AS found
