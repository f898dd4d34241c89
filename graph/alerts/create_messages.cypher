UNWIND $messages AS row
MERGE (message:AlertMessage {message_id: row.message_id})
ON CREATE SET message += row
