MATCH (message:AlertMessage)
WHERE $state IS NULL OR message.state = $state
RETURN message {.message_id, .delivery, .name, .query, .kind, .owner, .new, .grown, .state, .attempts, .created_at,
                .next_at, .sent_at, .trouble} AS message
ORDER BY message.created_at DESC, message.message_id
