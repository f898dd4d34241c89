// What was decided about them, about values that only they had, and about rings of which nobody is left.
MATCH (decision:Decision)
WHERE decision.subject_kind IN ['applicant', 'link']
      AND any(id IN $applicant_ids WHERE id = decision.subject_id OR id IN decision.applicants)
   OR decision.subject_kind IN ['identifier', 'link'] AND any(id IN $gone WHERE id IN decision.identifiers)
   OR decision.subject_kind = 'ring' AND size(decision.applicants) > 0
      AND all(id IN decision.applicants WHERE id IN $applicant_ids)
DELETE decision
RETURN count(*) AS decisions
