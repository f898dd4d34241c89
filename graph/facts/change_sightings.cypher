UNWIND $rows AS row
MATCH (applicant:Applicant {applicant_id: row.key[0]})
MATCH (identifier:Identifier {identifier_id: row.key[1]})
MATCH (applicant)-[sighting {source: row.key[3], raw: row.key[4]}]->(identifier) WHERE type(sighting) = row.key[2]
SET sighting += row.texts,
    sighting.first_seen_at = CASE WHEN row.times.first_seen_at IS NOT NULL THEN datetime.fromepoch(row.times.first_seen_at[0], row.times.first_seen_at[1]) END,
    sighting.first_seen_precision = row.times.first_seen_at[2],
    sighting.last_seen_at = CASE WHEN row.times.last_seen_at IS NOT NULL THEN datetime.fromepoch(row.times.last_seen_at[0], row.times.last_seen_at[1]) END,
    sighting.last_seen_precision = row.times.last_seen_at[2]
