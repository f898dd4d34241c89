"""The core: identifiers, the Neo4j server and its door, facts, rings, search, saved queries."""
