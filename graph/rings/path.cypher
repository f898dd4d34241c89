// The shortest way from one applicant to another through values and aliases; of several, the one through the rarest values.
MATCH (one:Applicant {applicant_id: $one}), (other:Applicant {applicant_id: $other})
MATCH way = allShortestPaths((one)-[*..16]-(other))
WHERE all(node IN nodes(way) WHERE node:Applicant
          OR node.degree <= $crowd AND node.validity <> 'placeholder')
WITH [node IN nodes(way) | coalesce(node.applicant_id, node.identifier_id)] AS path,
     [node IN nodes(way) WHERE node:Identifier | {id: node.identifier_id, kind: node.kind, value: node.value, degree: node.degree}] AS identifiers
RETURN path, identifiers
ORDER BY reduce(sharers = 0, identifier IN identifiers | sharers + identifier.degree), path
LIMIT 1
