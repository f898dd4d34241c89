// What this batch touched and `settle` has to bring up to date; and what of it matters to rings.
CREATE (:RunBatch {run_id: $run_id, identifiers: $identifiers, applicants: $applicants,
                   ring_identifiers: $ring_identifiers, ring_applicants: $ring_applicants})
