// All versions of cases that hold them or speak of them.
MATCH (change:CaseChange)
WHERE any(id IN $ids WHERE id IN change.applicants OR id = change.other)
   OR any(word IN $of_texts WHERE toLower(change.title) CONTAINS word OR toLower(change.text) CONTAINS word)
   OR any(word IN $of_documents WHERE toLower(change.content) CONTAINS word)
RETURN change {.change_id, .case_id, .applicants, .title, .text, .other, .content} AS change
