UNWIND $left AS row
MATCH (said:JobRun|JobContent)
WHERE elementId(said) = row.element_id
SET said.sentence = row.sentence, said.name = row.name
