UNWIND $content_ids AS content_id
MATCH (content:JobContent {content_id: content_id})
RETURN content.content_id AS content_id
