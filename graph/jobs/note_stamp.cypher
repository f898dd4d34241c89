MATCH (content:JobContent {content_id: $content_id})
WHERE NOT $stamp IN content.stamps
SET content.stamps = content.stamps + $stamp
