UNWIND $rejections AS rejection
CREATE (:Rejection {run_id: $run_id, line: rejection.line, field: rejection.field, reason: rejection.reason, raw: rejection.raw})
