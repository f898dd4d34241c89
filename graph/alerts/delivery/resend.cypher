MATCH (message:AlertMessage {message_id: $message_id})
WHERE message.state = 'dead' OR message.state = 'waiting' AND message.attempts = 0
SET message.state = 'waiting', message.attempts = 0, message.next_at = $at
RETURN message.message_id AS message_id
