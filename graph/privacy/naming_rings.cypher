MATCH (ring:Ring)
WHERE any(id IN $applicant_ids WHERE id IN ring.members)
   OR any(word IN $of_documents WHERE toLower(ring.document) CONTAINS word OR toLower(ring.hits) CONTAINS word)
RETURN ring.document AS document
