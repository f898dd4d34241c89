CREATE (:LegalHold {applicants: $applicants, reason: $reason, actor: $actor, held_at: datetime()})
