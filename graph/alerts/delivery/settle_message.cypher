// Unless somebody else has tried it since.
MATCH (message:AlertMessage {message_id: $message_id, attempts: $attempts})
SET message += $properties
