"""Values of Neo4j as plain ones."""

from collections.abc import Mapping

import neo4j.time
from neo4j.graph import Node, Path, Relationship


def plain(value: object) -> object:
    """A value of Neo4j as JSON has it: a node is labels and properties, a path a list of nodes and relationships."""
    if isinstance(value, Node | Relationship | Path):
        return _plain_entity(value)
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, neo4j.time.DateTime | neo4j.time.Date):
        return value.to_native()
    if isinstance(value, neo4j.time.Time | neo4j.time.Duration):
        return value.iso_format()
    return value.hex() if isinstance(value, bytes | bytearray) else value


def _plain_entity(entity: Node | Relationship | Path) -> object:
    if isinstance(entity, Path):
        parts = (part for pair in zip(entity.nodes, entity.relationships, strict=False) for part in pair)
        return [_plain_entity(part) for part in (*parts, entity.nodes[-1])]
    properties = {key: plain(item) for key, item in sorted(entity.items())}
    if isinstance(entity, Node):
        return {"labels": sorted(entity.labels), "properties": properties}
    # A node without properties, as these are where no column holds them, is false.
    start, end = (None if node is None else node.element_id for node in entity.nodes)
    return {"type": entity.type, "properties": properties, "start": start, "end": end}
