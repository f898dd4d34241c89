UNWIND $rows AS row
MATCH (applicant:Applicant {applicant_id: row.key[0]})
MATCH (address:Identifier {identifier_id: row.key[2]})
MERGE (shipment:Shipment {shipment_key: row.key[1]})
SET shipment += row.texts,
    shipment.shipped_at = datetime(row.times.shipped_at[0]),
    shipment.shipped_precision = row.times.shipped_at[1]
MERGE (shipment)-[:FOR]->(applicant)
MERGE (shipment)-[:TO]->(address)
