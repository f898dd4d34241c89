// It is locked before its time is looked at again: of two who want it, one gets it.
MATCH (message:AlertMessage {state: 'waiting'})
WHERE message.next_at <= $now
WITH message ORDER BY message.next_at, message.message_id LIMIT 1
REMOVE message.lock
WITH message
WHERE message.state = 'waiting' AND message.next_at <= $now
SET message.next_at = $until, message.attempts = message.attempts + 1
RETURN message {.message_id, .delivery, .name, .query, .kind, .owner, .new, .grown, .state, .attempts, .created_at,
                .next_at, .sent_at, .trouble} AS message
