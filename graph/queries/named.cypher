// What rows name by ids of applicants and of values, and the ends of relationships that came without their nodes.
MATCH (node:Applicant) WHERE node.applicant_id IN $applicant_ids
RETURN elementId(node) AS element_id, labels(node) AS labels, properties(node) AS properties
UNION
MATCH (node:Identifier) WHERE node.identifier_id IN $identifier_ids
RETURN elementId(node) AS element_id, labels(node) AS labels, properties(node) AS properties
UNION
MATCH (node) WHERE elementId(node) IN $element_ids
RETURN elementId(node) AS element_id, labels(node) AS labels, properties(node) AS properties
