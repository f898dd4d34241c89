// title = "Odd phone prefix"
// description = "A North American number whose raw form begins with +1, which people there rarely write. It never says anything alone."
// tags = ["phone"]
// returns = ["applicant_id", "raw", "phone", "identifier_id"]
// [signal]
// category = "phone"
// strength = 0.1
// explanation = "The phone {raw} is written with +1, as people in North America rarely do."
// false_positives = ["Browsers and forms that fill in +1", "People who live or lived abroad", "Tracking systems that rewrite numbers"]
// [parameters.applicant_ids]
// type = "texts"
// optional = true
// label = "Only these applicants; nothing: everybody"

MATCH (applicant:Applicant)
WHERE applicant.applicant_id IN coalesce($applicant_ids, COLLECT { MATCH (anybody:Applicant) RETURN anybody.applicant_id })
WITH applicant
MATCH (applicant)-[seen:HAS_PHONE]->(phone:Phone)
WHERE phone.validity = 'canonical' AND phone.e164 STARTS WITH '+1' AND trim(seen.raw) STARTS WITH '+1'
RETURN coalesce(applicant.person_id, applicant.applicant_id) AS applicant_id, min(seen.raw) AS raw,
       phone.value AS phone, phone.identifier_id AS identifier_id
