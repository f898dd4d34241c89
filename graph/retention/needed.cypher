// Applicants whom a legal hold, a case, or a decision about a ring, a value or a link speaks of.
MATCH (keeper:LegalHold|Case)
UNWIND keeper.applicants AS applicant_id
RETURN applicant_id
UNION
MATCH (decision:Decision)
WHERE decision.subject_kind <> 'applicant'
UNWIND decision.applicants AS applicant_id
RETURN applicant_id
