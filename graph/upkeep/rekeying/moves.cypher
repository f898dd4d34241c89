// What was moved, and whether somebody still has the old value.
MATCH (note:Rekeyed)
UNWIND range(0, size(note.old) - 1) AS place
WITH DISTINCT note.old[place] AS old, note.new[place] AS new
RETURN old, collect(new) AS new, EXISTS { (:Identifier {identifier_id: old}) } AS stays
