"""Which signals fire for whom."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from graph.database import Database, Reader, Row
from graph.driver.values import plain
from graph.hubs.standing import all_hub_classes, hub_classes
from graph.queries.declaration import Parameter
from graph.signals.catalogue import Signal, signals
from graph.signals.hubs import without_hubs
from graph.signals.lists import Lists
from graph.signals.model import Evidence, SignalHit
from graph.signals.refinements import REFINEMENTS
from graph.signals.wording import explained
from graph.statements import statement

Read = Callable[..., Iterable[Row]]
_OF_THE_HIT = frozenset({"applicant_id", "strength"})
"""Columns that are no evidence."""


def signals_of(
    graph: Database,
    applicant_ids: Sequence[str] | None = None,
    *,
    home: Path | None = None,
    on: date | None = None,
) -> list[SignalHit]:
    """Every signal of the persons with these ids, or of everybody; by person, the strongest first.

    `home` is the data folder, whose own lists count beside the shipped ones. What investigators said, as it stands on
    that day (default: today), silences what is said of sharing a value that they cleared or know as a hub.
    """
    on = on or datetime.now(UTC).date()
    lists = Lists(home, on)
    if applicant_ids is None:
        hits = without_hubs(_hits(graph.stream, None, lists), all_hub_classes(graph, on))
    else:
        hits = graph.read_together(lambda reader: _hits_of_persons(reader, applicant_ids, lists, on))
    return sorted(hits, key=lambda hit: (hit.applicant_id, -hit.strength, hit.signal, hit.explanation))


def _hits_of_persons(reader: Reader, applicant_ids: Sequence[str], lists: Lists, on: date) -> list[SignalHit]:
    rows = reader.read(statement(__package__, "ids_of_persons"), applicant_ids=list(applicant_ids))
    hits = _hits(reader.read, [row["applicant_id"] for row in rows], lists)
    values = {value for hit in hits if (value := hit.identifier_id)}
    return without_hubs(hits, hub_classes(reader, sorted(values), on))


def _hits(read: Read, applicant_ids: list[str] | None, lists: Lists) -> list[SignalHit]:
    found = []
    for signal in signals().values():
        if signal.says.needs and not lists.entries(signal.says.needs):
            continue
        given = _values(signal.query.says.parameters, lists) | {"applicant_ids": applicant_ids}
        found += hits_in(signal, read(signal.query.text, **given), lists)
    return found


def hits_in(signal: Signal, rows: Iterable[Row], lists: Lists) -> list[SignalHit]:
    """The hits in what the query of a signal returned, before what investigators said of hubs."""
    return [_hit(signal, row) for row in _refined(signal, rows, lists)]


def _values(parameters: Mapping[str, Parameter], lists: Lists) -> dict[str, Any]:
    return {
        name: lists.entries(parameter.values_from) if parameter.values_from else parameter.default
        for name, parameter in parameters.items()
    }


def _refined(signal: Signal, rows: Iterable[Row], lists: Lists) -> Iterator[Row]:
    plain_rows = ({name: plain(value) for name, value in row.items()} for row in rows)
    return REFINEMENTS[signal.says.refined_by](plain_rows, lists) if signal.says.refined_by else plain_rows


def _hit(signal: Signal, row: Row) -> SignalHit:
    evidence = tuple(Evidence(name, row[name]) for name in signal.query.says.returns if name not in _OF_THE_HIT)
    strength = row.get("strength", signal.says.strength)
    explanation = explained(signal.says.explanation, row)
    return SignalHit(signal.name, row["applicant_id"], signal.says.category, strength, explanation, evidence)
