MATCH (rule:AlertRule)
RETURN rule {.*} AS rule
ORDER BY rule.name
