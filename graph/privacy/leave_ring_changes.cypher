MATCH (change:RingChange)
WHERE any(id IN $applicant_ids WHERE id IN change.gained OR id IN change.lost)
SET change.gained = [id IN change.gained WHERE NOT id IN $applicant_ids],
    change.lost = [id IN change.lost WHERE NOT id IN $applicant_ids]
