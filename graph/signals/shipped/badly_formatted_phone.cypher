// title = "Badly formatted phone"
// description = "A phone whose raw form nobody at home there would write: a country code twice, odd groups of digits, a bracket without a partner, a range never given out."
// tags = ["phone"]
// returns = ["applicant_id", "raw", "oddity", "phone", "identifier_id"]
// [signal]
// category = "phone"
// strength = 0.2
// explanation = "The phone {raw} is badly written: {oddity}."
// false_positives = ["Typing errors", "Web forms that add a country code to one that is there", "Tracking systems that rewrite numbers"]
// refined_by = "badly_written"
// [parameters.applicant_ids]
// type = "texts"
// optional = true
// label = "Only these applicants; nothing: everybody"

MATCH (applicant:Applicant)
WHERE applicant.applicant_id IN coalesce($applicant_ids, COLLECT { MATCH (anybody:Applicant) RETURN anybody.applicant_id })
WITH applicant
MATCH (applicant)-[seen:HAS_PHONE]->(phone:Phone)
WHERE phone.validity <> 'placeholder'
// The rule says what is odd, and drops what is not.
RETURN DISTINCT coalesce(applicant.person_id, applicant.applicant_id) AS applicant_id,
       seen.raw AS raw, null AS oddity, phone.value AS phone,
       phone.identifier_id AS identifier_id, phone.e164 AS e164, phone.validity AS validity
