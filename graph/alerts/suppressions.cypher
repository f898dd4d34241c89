MATCH (suppression:AlertSuppression)
WHERE $name IS NULL OR suppression.name = $name
RETURN suppression {.suppression_id, .name, .column, .value, .until, .reason, .actor, .made_at} AS suppression,
       suppression.lifted_at AS lifted_at, suppression.lifted_by AS lifted_by
ORDER BY suppression.made_at DESC, suppression.suppression_id
