MERGE (r:Ringlight {id: 1})
SET r.demo = true
