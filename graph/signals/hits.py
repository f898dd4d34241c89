"""Which signals fire for whom."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from graph.database import Database, Reader, Row, plain
from graph.queries.declaration import Parameter
from graph.signals.catalogue import Signal, signals
from graph.signals.lists import entries
from graph.signals.model import Evidence, SignalHit
from graph.signals.refinements import REFINEMENTS
from graph.signals.wording import explained
from graph.statements import statement

Read = Callable[..., Iterable[Row]]


def signals_of(
    graph: Database, applicant_ids: Sequence[str] | None = None, *, own_lists: Path | None = None
) -> list[SignalHit]:
    """Every signal of the persons with these ids, or of everybody; by person, the strongest first.

    `own_lists` is the folder of the user's own reference lists.
    """
    if applicant_ids is None:
        hits = _hits(graph.stream, None, own_lists)
    else:
        hits = graph.read_together(lambda reader: _hits_of_persons(reader, applicant_ids, own_lists))
    return sorted(hits, key=lambda hit: (hit.applicant_id, -hit.strength, hit.signal, hit.explanation))


def _hits_of_persons(reader: Reader, applicant_ids: Sequence[str], own_lists: Path | None) -> list[SignalHit]:
    rows = reader.read(statement(__package__, "ids_of_persons"), applicant_ids=list(applicant_ids))
    return _hits(reader.read, [row["applicant_id"] for row in rows], own_lists)


def _hits(read: Read, applicant_ids: list[str] | None, own_lists: Path | None) -> list[SignalHit]:
    found = []
    for signal in signals().values():
        given = _values(signal.query.says.parameters, own_lists) | {"applicant_ids": applicant_ids}
        found += [_hit(signal, row) for row in _refined(signal, read(signal.query.text, **given), own_lists)]
    return found


def _values(parameters: Mapping[str, Parameter], own_lists: Path | None) -> dict[str, Any]:
    return {
        name: entries(parameter.values_from, own_lists) if parameter.values_from else parameter.default
        for name, parameter in parameters.items()
    }


def _refined(signal: Signal, rows: Iterable[Row], own_lists: Path | None) -> Iterator[Row]:
    plain_rows = ({name: plain(value) for name, value in row.items()} for row in rows)
    return REFINEMENTS[signal.says.refined_by](plain_rows, own_lists) if signal.says.refined_by else plain_rows


def _hit(signal: Signal, row: Row) -> SignalHit:
    evidence = tuple(Evidence(name, row[name]) for name in signal.query.says.returns if name not in _OF_THE_HIT)
    strength = row.get("strength", signal.says.strength)
    explanation = explained(signal.says.explanation, row)
    return SignalHit(signal.name, row["applicant_id"], signal.says.category, strength, explanation, evidence)


_OF_THE_HIT = frozenset({"applicant_id", "strength"})
