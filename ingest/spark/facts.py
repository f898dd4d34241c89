"""Second pass: what each owner has, folded over the whole load, merged with what the graph knows, and written."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.database import Transaction
from graph.facts.batch import ELEMENTS, Batch, Elements, Key, fold
from graph.facts.elements import changes, read
from graph.facts.merging import Properties
from graph.facts.stored import from_graph, to_graph
from graph.facts.touched import touched_by
from graph.facts.write import OWNED_NODES, records_by_applicant, shown_rows
from graph.facts.written import Written
from ingest.spark.created import Created
from ingest.spark.events import Event
from ingest.spark.pieces import Piece

_READ_BY = {"records": 1, "sightings": 2}
"""How much of a key `read_NAME` asks for, where that is not all of it; these take several statements."""
_TIES = {name: ties for name, _, ties in OWNED_NODES} | {"records": ("CLAIMED",), "aliases": ("SAME_AS",)}
_NODES = {name: label for name, label, _ in OWNED_NODES} | {"records": "Record", "entries": "WatchlistEntry"}


@dataclass(slots=True)
class _Folded:
    """Some owners' elements, and the first run that stated each."""

    batch: Batch = field(default_factory=Batch)
    places: dict[tuple[str, Key], int] = field(default_factory=dict)

    def add(self, piece: Piece) -> None:
        key, properties = from_graph(json.loads(piece.text))
        fold(getattr(self.batch, piece.what), key, properties)
        self.places[piece.what, key] = min(piece.place, self.places.get((piece.what, key), piece.place))
        if piece.what != "entries":
            self.batch.applicants.update(key[:2] if piece.what == "aliases" else key[:1])


@dataclass(slots=True)
class _Difference:
    """What some owners have that the graph has not, by the name of the elements."""

    new: dict[str, Elements] = field(default_factory=dict)
    changed: dict[str, Elements] = field(default_factory=dict)
    records: Elements = field(default_factory=dict)
    """All records of those applicants, as they will be."""


def facts_event(transaction: Transaction, pieces: Iterable[Piece], run_ids: Sequence[str]) -> Event:
    """What has to be written so that the graph has these pieces too."""
    folded = _Folded()
    for piece in pieces:
        folded.add(piece)
    found = _difference(transaction, folded.batch)
    return {
        "lock_applicants": {"rows": [{"applicant_id": each, "shown": {}} for each in sorted(folded.batch.applicants)]},
        "lock_entries": {"entry_ids": sorted(key[0] for key in folded.batch.entries)},
        "create_records": {"rows": _rows(found.new["records"])},
        "change_records": {"rows": _rows(found.changed["records"])},
        "merge_sightings": {"rows": [{"key": key} for key in sorted(found.new["sightings"], key=_by_identifier)]},
        "change_sightings": {"rows": _rows(found.new["sightings"] | found.changed["sightings"])},
        **{
            f"write_{name}": {"rows": _rows(found.new[name] | found.changed[name])}
            for name in ELEMENTS
            if name not in _READ_BY
        },
        "show_values": {"rows": _shown(found)},
        "touch": _touched(found, run_ids[0]),
        "count_created": {"rows": _created(found, folded).rows(run_ids)},
    }


def _difference(transaction: Transaction, batch: Batch) -> _Difference:
    found = _Difference()
    for name in ELEMENTS:
        elements: Elements = getattr(batch, name)
        known = read(transaction, name, {key[: _READ_BY.get(name)] for key in elements})
        found.new[name], found.changed[name] = changes(elements, known)
        if name == "records":
            found.records = known | found.new[name] | found.changed[name]
    return found


def _rows(elements: Elements) -> list[dict[str, Any]]:
    """The elements in the order of their identifiers, with which the keys of shipments and entries end."""
    return [_typed(key, elements[key]) for key in sorted(elements, key=lambda key: key[::-1])]


def _typed(key: Key, properties: Properties) -> dict[str, Any]:
    """An element as `to_graph` makes it, its values apart by their type, since a column of Spark has one."""
    row = to_graph(key, properties)
    lists = {name: value for name, value in row["texts"].items() if not isinstance(value, str)}
    texts = {name: value for name, value in row["texts"].items() if name not in lists}
    times = {name: _time(*time) for name, time in row["times"].items()}
    return {"key": key, "texts": texts, "lists": lists, "times": times}


def _time(seconds: int, nanoseconds: int, precision: str | None = None) -> dict[str, int | str | None]:
    return {"seconds": seconds, "nanoseconds": nanoseconds, "precision": precision}


def _by_identifier(key: Key) -> tuple[str, ...]:
    """The order in which tasks that share identifiers take them, so that they do not wait in a circle."""
    return (key[1], *key)


def _shown(found: _Difference) -> list[dict[str, Any]]:
    changed = {key[0] for key in (*found.new["records"], *found.changed["records"])}
    return shown_rows(sorted(changed), records_by_applicant(found.records))


def _touched(found: _Difference, run_id: str) -> dict[str, Any]:
    """As `record_batch` notes it for who settles. New identifiers count too: their degree is 0 so far."""
    aliased = {applicant_id for key in found.new["aliases"] for applicant_id in key[:2]}
    written = Written(applicants=sorted(aliased), identifiers=sorted({key[1] for key in found.new["sightings"]}))
    written.relationships += found.new["sightings"]
    written.relationships += [tie for name, new in found.new.items() for key in new for tie in _ties(name, key)]
    written.changed = [*found.changed["records"], *found.changed["sightings"]]
    touched = touched_by(written)
    return {
        "run_id": run_id,
        "identifiers": written.identifiers,
        "applicants": written.applicants,
        "ring_identifiers": touched.identifiers,
        "ring_applicants": touched.applicants,
    }


def _ties(name: str, key: Key) -> list[Key]:
    names = ("NAMES",) if name == "entries" and len(key) > 1 else _TIES.get(name, ())
    return [(tie, *key) for tie in names]


def _created(found: _Difference, folded: _Folded) -> Created:
    created = Created()
    for name, elements in found.new.items():
        for key in elements:
            ties = 1 if name == "sightings" else len(_ties(name, key))
            created.add(folded.places[name, key], nodes_created=int(name in _NODES), relationships_created=ties)
    return created
