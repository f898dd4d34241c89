UNWIND $rows AS row
MATCH (applicant:Applicant {applicant_id: row.key[0]})
MATCH (address:Identifier {identifier_id: row.key[2]})
MERGE (shipment:Shipment {shipment_key: row.key[1]})
SET shipment += row.texts,
    shipment.shipped_at = CASE WHEN row.times.shipped_at IS NOT NULL THEN datetime.fromepoch(row.times.shipped_at[0], row.times.shipped_at[1]) END,
    shipment.shipped_precision = row.times.shipped_at[2]
MERGE (shipment)-[:FOR]->(applicant)
MERGE (shipment)-[:TO]->(address)
