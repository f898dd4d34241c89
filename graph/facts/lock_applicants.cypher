// Every fact has one owner, mostly an applicant. Who holds the owner's write lock may read what is there, merge and write
// without losing another loader's update. REMOVE takes that lock whether the property is there or not; what follows reads
// under it. Returned: those who were there before.
UNWIND $rows AS row
MERGE (applicant:Applicant {applicant_id: row.applicant_id})
ON CREATE SET applicant += row.shown, applicant.is_new = true
WITH applicant, applicant.is_new AS is_new
REMOVE applicant.is_new
WITH applicant, is_new WHERE is_new IS NULL
RETURN collect([applicant.applicant_id, applicant.person_id]) AS persons
