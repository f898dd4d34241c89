"""What Spark's tasks hand on to each other: one element each, as a text, with the owner whose task it belongs to."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict
from typing import NamedTuple

from graph.facts.batch import ELEMENTS, Batch
from graph.facts.sightings import building_of, extra_labels, node_properties
from graph.facts.stored import to_graph
from graph.identifiers import kinds
from ingest.chunk import Chunk

NODES, FACTS, TOLD = "nodes", "facts", "told"
"""Nodes that others name are written first, then what each owner has; what is told is for the driver."""


class Piece(NamedTuple):
    """One row between two tasks. `place` is that of the run it comes from, among the runs of the load."""

    stage: str
    owner: str
    what: str
    place: int
    text: str


COLUMNS = "stage string, owner string, what string, place int, text string"
"""A piece as Spark declares it."""


def pieces_of(chunk: Chunk, place: int) -> Iterator[Piece]:
    """Take a chunk apart."""
    yield from _applicants(chunk.batch, place)
    yield from _identifiers(chunk.batch, place)
    for name in ELEMENTS:
        for key, properties in getattr(chunk.batch, name).items():
            yield Piece(FACTS, key[0], name, place, json.dumps(to_graph(key, properties)))
    for rejection in chunk.rejections:
        yield Piece(TOLD, "", "rejection", place, json.dumps(asdict(rejection)))


def _applicants(batch: Batch, place: int) -> Iterator[Piece]:
    recorded = {key[0] for key in batch.records}
    for applicant_id in batch.applicants:
        yield Piece(NODES, applicant_id, "applicant", place, json.dumps(applicant_id in recorded))


def _identifiers(batch: Batch, place: int) -> Iterator[Piece]:
    """An address belongs to its building's task, so that the building has one writer too."""
    extra, labels = extra_labels(), defaultdict[str, set[str]](set)
    for _, identifier_id, relationship, *_ in batch.sightings:
        labels[identifier_id] |= {extra[relationship]} if relationship in extra else set()
    for identifier_id, identifier in batch.identifiers.items():
        building = building_of(identifier)
        node = {
            "labels": [kinds.KINDS[identifier.kind].label, *sorted(labels[identifier_id])],
            "properties": node_properties(identifier, identifier_id),
            "building": building,
        }
        owner = building["building_id"] if building else identifier_id
        yield Piece(NODES, owner, "identifier", place, json.dumps(node))
