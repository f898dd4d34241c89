// Where equipment is sent to members of rings, and what members of several rings use; not networks, behind which strangers
// meet. To an address: everything that was sent there, with applicant, company and state.
UNWIND $rings AS ring
UNWIND ring.members AS member
MATCH (applicant:Applicant {applicant_id: member})-->(value:Identifier)
WHERE NOT value:IpAddress AND value.degree <= $most AND value.validity <> 'placeholder'
  AND NOT value.identifier_id IN $uncrossed
WITH value, collect(DISTINCT ring.id) AS ring_ids, collect(DISTINCT member) AS applicants
WHERE size(ring_ids) > 1 OR value:ShippingDestination
RETURN value.identifier_id AS id, value.kind AS kind, value.value AS value, value.degree AS degree, ring_ids, applicants,
       COLLECT {
         MATCH (value)<-[:TO]-(shipment:Shipment)-[:FOR]->(recipient:Applicant)
         WHERE coalesce(shipment.state, '') <> 'voided'
         RETURN [recipient.applicant_id, shipment.hiring_company, coalesce(shipment.state, 'sent')]
       } AS shipments
