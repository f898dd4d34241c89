// What a run or a refresh has still to look at.
MATCH (note:RunBatch|Touched)
WHERE any(id IN $applicant_ids WHERE id IN note.applicants OR id IN note.ring_applicants)
SET note.applicants = [id IN note.applicants WHERE NOT id IN $applicant_ids],
    note.ring_applicants = [id IN note.ring_applicants WHERE NOT id IN $applicant_ids]
