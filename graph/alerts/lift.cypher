// Nothing is taken away: who ended it, and when, is added, once.
MATCH (suppression:AlertSuppression {suppression_id: $suppression_id})
WHERE suppression.lifted_at IS NULL OR suppression.lifted_at = $at
SET suppression.lifted_at = $at, suppression.lifted_by = $actor
RETURN suppression.suppression_id AS suppression_id
