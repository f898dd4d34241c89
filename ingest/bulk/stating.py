"""First stage: batches of rows become folded facts, each laid where all that has its key will lie."""

import os
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from graph.facts.batch import ELEMENTS, Batch, Key
from graph.facts.merging import Properties
from graph.facts.sightings import building_of, node_properties
from ingest.bulk.spool import partition_of
from ingest.bulk.tables import REJECTIONS, Part, folder_of, quoted
from ingest.bulk.workplace import Workplace
from ingest.chunk import Chunk, Row, chunk_of
from ingest.loading import Destination, Loaded

Element = tuple[Key, Properties]


@dataclass(frozen=True, slots=True)
class Stating:
    """A batch of rows to be stated, and the number of its run among all runs of the load."""

    place: Workplace
    number: int
    destination: Destination
    rows: list[Row]


def state(batch: Stating) -> Loaded:
    """Canonicalise and fold the rows, and say what became of them. The graph is not needed for it."""
    chunk = chunk_of(batch.rows, batch.destination.source, batch.destination.region)
    laid: defaultdict[int, defaultdict[str, list[Element]]] = defaultdict(lambda: defaultdict(list))
    for name, key, properties in _elements(chunk.batch):
        laid[partition_of(key[0])][name].append((key, properties))
    for partition, by_name in laid.items():
        batch.place.spool.append("facts", partition, batch.number, dict(by_name))
    if chunk.batch.aliases:
        batch.place.spool.append("aliases", 0, batch.number, [key[:2] for key in chunk.batch.aliases])
    _write_rejections(batch, chunk)
    return Loaded(chunk.counts, Counter(rejection.reason for rejection in chunk.rejections))


def forget_stated(place: Workplace, *, since: int) -> None:
    """Remove what the runs from that number on have stated, and rejected: they are read again."""
    place.spool.forget_from(since)
    for path in folder_of(place.files, REJECTIONS).glob("part-*"):
        if int(path.name.split("-")[1]) >= since:
            path.unlink()


def _elements(batch: Batch) -> Iterator[tuple[str, Key, Any]]:
    """Everything that the batch brings. A value that no other can differ from has nothing to merge."""
    yield from (("applicants", (each,), {}) for each in batch.applicants)
    for name in ELEMENTS:
        yield from ((name, key, properties) for key, properties in getattr(batch, name).items())
    for identifier_id, identifier in batch.identifiers.items():
        known = node_properties(identifier, identifier_id)
        if building := building_of(identifier):
            yield "buildings", (building["building_id"],), {"value": building["value"]}
            known["building_id"] = building["building_id"]
        yield "identifiers", (identifier_id,), known


def _write_rejections(batch: Stating, chunk: Chunk) -> None:
    with Part(batch.place.files, f"{batch.number:06}-{os.getpid()}") as part:
        for rejection in chunk.rejections:
            texts = {name: quoted(text) for name, text in asdict(rejection).items() if isinstance(text, str)}
            line = {} if rejection.line is None else {"line": str(rejection.line)}
            part.node(REJECTIONS, batch.destination.run_id, texts | line)
