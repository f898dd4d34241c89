"""People whose identity somebody else uses: masked on every page, and left out of what is handed on."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from app.access.masking import HIDDEN
from app.wording import counted
from graph.database import Reader
from graph.decisions.model import Verdict
from graph.decisions.standing import standing_verdicts
from graph.rings.model import Ring

Row = Mapping[str, Any]
_ID = "applicant_id"
_AT_ONCE = 1_000


def misused_among(reader: Reader, applicant_ids: Iterable[str]) -> frozenset[str]:
    """Those of these applicants of whom it stands that their identity is misused."""
    verdicts = standing_verdicts(reader, sorted(set(applicant_ids)), datetime.now(UTC).date())
    return frozenset(each for each, verdict in verdicts.items() if verdict is Verdict.IDENTITY_MISUSED)


def people_in(ring: Ring) -> list[str]:
    """Everybody in and beside a ring."""
    return [*(each.applicant_id for each in ring.members), *(each.applicant_id for each in ring.beside)]


def without(ring: Ring, misused: Collection[str]) -> Ring:
    """The ring to be handed on, without these people; the suspect, whose ring it is, stays."""
    out = set(misused) - {ring.suspect}
    links = tuple(each for each in ring.links if each.applicant_id not in out)
    used = {each.identifier_id for each in links}
    ends = tuple(each for each in ring.left_out.identifiers if each.id in used)
    return replace(
        ring,
        members=tuple(each for each in ring.members if each.applicant_id not in out),
        identifiers=tuple(each for each in ring.identifiers if each.id in used),
        links=links,
        left_out=replace(ring.left_out, identifiers=ends),
        beside=tuple(each for each in ring.beside if each.applicant_id not in out),
    )


def applicants_in(row: Mapping[str, Any]) -> Iterator[str]:
    """The applicants whom a row names: in columns such as `applicant_id`, in lists of them, in nodes and paths."""
    for column, value in row.items():
        if isinstance(value, Mapping):
            yield from applicants_in(value)
        elif column.endswith("applicant_id") and isinstance(value, str):
            yield value
        elif column.endswith("applicant_ids") and isinstance(value, list):
            yield from (each for each in value if isinstance(each, str))
        elif isinstance(value, list):
            yield from (id_ for each in value if isinstance(each, Mapping) for id_ in applicants_in(each))


def rows_without(rows: Iterable[Row], misused: Collection[str]) -> list[Row]:
    """Rows to be handed on: none that is about one of these people, and none of them in a list of ids."""
    return [_without(row, misused) for row in rows if not _is_about(row, misused)]


def rows_left(reader: Reader, rows: Iterable[Row], left_out: set[str]) -> Iterator[Row]:
    """As `rows_without`, of rows that stream by; who was left out is added to `left_out`."""
    rows = iter(rows)
    while some := list(islice(rows, _AT_ONCE)):
        misused = misused_among(reader, (each for row in some for each in applicants_in(row)))
        left_out |= misused
        yield from rows_without(some, misused)


def rows_masked(rows: Iterable[Row], misused: Collection[str]) -> list[Row]:
    """Rows to be looked at: of those about one of these people the ids and numbers alone."""
    return [_masked(row) if _is_about(row, misused) else row for row in rows]


def left_out_in_words(misused: Collection[str]) -> str | None:
    """What is said wherever somebody was left out; None where nobody was."""
    return f"{counted(len(misused), 'person', 'people')} left out: identity misused." if misused else None


def _is_about(row: Row, misused: Collection[str]) -> bool:
    return any(
        name.endswith(_ID) and value in misused if isinstance(value, str) else _holds(value, misused)
        for name, value in row.items()
    )


def _holds(value: object, misused: Collection[str]) -> bool:
    """Whether a node, or one in a path or another list, is about one of them."""
    if isinstance(value, list):
        return any(_holds(each, misused) for each in value)
    return isinstance(value, Mapping) and _is_about(value, misused)


def _without(row: Row, misused: Collection[str]) -> Row:
    return {name: _others(value, misused) if _is_ids(name, value) else value for name, value in row.items()}


def _others(ids: Iterable[str], misused: Collection[str]) -> list[str]:
    return [each for each in ids if each not in misused]


def _is_ids(name: str, value: object) -> bool:
    return name.endswith(f"{_ID}s") and isinstance(value, list)


def _masked(row: Row) -> Row:
    return {
        name: value if name.endswith((_ID, f"{_ID}s")) or isinstance(value, int | float | None) else HIDDEN
        for name, value in row.items()
    }
