MATCH (content:JobContent {job: $job})
RETURN content.rows_in AS rows
ORDER BY content.loaded_at DESC
LIMIT $most
