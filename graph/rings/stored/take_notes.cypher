// What was touched since the last refresh; gone with this transaction, if it commits.
MATCH (note:Touched)
WITH collect(note) AS notes, collect(note.identifiers) AS identifiers, collect(note.applicants) AS applicants
FOREACH (note IN notes | DELETE note)
RETURN identifiers, applicants
