// What this batch touched and `settle` has to bring up to date.
CREATE (:RunBatch {run_id: $run_id, identifiers: $identifiers, applicants: $applicants})
