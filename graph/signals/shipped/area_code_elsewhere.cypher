// title = "Area code of another state"
// description = "All phones have an area code of a US state in which no declared home is."
// tags = ["phone", "address"]
// returns = ["applicant_id", "area_codes", "states"]
// [signal]
// category = "phone"
// strength = 0.1
// explanation = "No phone (area code {area_codes}) is of the state that the home is in ({states})."
// false_positives = ["Numbers move with their owners", "People who moved for work or study"]
// [parameters.applicant_ids]
// type = "texts"
// optional = true
// label = "Only these applicants; nothing: everybody"
// [parameters.state_of_area_codes]
// type = "texts"
// values_from = "us_area_codes"
// label = "Area code and state, such as 312 il"

MATCH (applicant:Applicant)
WHERE applicant.applicant_id IN coalesce($applicant_ids, COLLECT { MATCH (anybody:Applicant) RETURN anybody.applicant_id })
WITH applicant
MATCH (applicant)-[:HAS_PHONE|LIVES_AT]->(value:Identifier)
WHERE value.validity = 'canonical'
WITH coalesce(applicant.person_id, applicant.applicant_id) AS applicant_id,
     collect(DISTINCT CASE WHEN value:Phone THEN value.e164 END) AS phones,
     collect(DISTINCT CASE WHEN value:Address THEN coalesce(value.country, '') + ' ' + coalesce(value.region, '') END) AS homes
WHERE size(phones) > 0 AND size(homes) > 0 AND all(home IN homes WHERE home =~ 'US [A-Z]{2}')
  AND all(phone IN phones WHERE phone STARTS WITH '+1')
WITH applicant_id, [phone IN phones | substring(phone, 2, 3)] AS area_codes, [home IN homes | substring(home, 3)] AS states
WHERE none(area_code IN area_codes WHERE any(state IN states WHERE area_code + ' ' + toLower(state) IN $state_of_area_codes))
  AND all(area_code IN area_codes WHERE any(entry IN $state_of_area_codes WHERE entry STARTS WITH area_code))
RETURN applicant_id, area_codes, states
