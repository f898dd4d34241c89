// What jobs said and the names of what they loaded, where a word of these is in it.
MATCH (said:JobRun|JobContent)
WHERE any(word IN $words WHERE toLower(said.sentence) CONTAINS word OR toLower(said.name) CONTAINS word)
RETURN elementId(said) AS element_id, said.sentence AS sentence, said.name AS name
