// title = "Applicants who cannot be reached"
// description = "Applicants of whom no usable phone and no usable mailbox is known."
// tags = ["quality"]
// returns = ["applicant_id", "name"]

MATCH (applicant:Applicant)-[:CLAIMED]->(:Record)
WHERE NOT EXISTS { MATCH (applicant)-[:HAS_PHONE|HAS_EMAIL]->(value:Identifier) WHERE value.validity <> 'placeholder' }
RETURN DISTINCT applicant.applicant_id AS applicant_id, applicant.name AS name
ORDER BY applicant_id
