"""People whose identity somebody else uses: masked on every page, and left out of what is handed on."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from app.access.masking import HIDDEN
from app.wording import counted
from graph.database import Reader
from graph.decisions.model import Verdict
from graph.decisions.standing import standing_verdicts
from graph.queries.marks import marks_of_misused
from graph.rings.model import Ring

Row = Mapping[str, Any]
_ID = "applicant_id"


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
            yield from (id_ for each in value if isinstance(each, Mapping | list) for id_ in _applicants_at(each))


def _applicants_at(value: Mapping[str, Any] | list[Any]) -> Iterator[str]:
    yield from applicants_in(value if isinstance(value, Mapping) else {"": value})


def marks_in(rows: Iterable[Row], marks: Mapping[str, str]) -> dict[str, str]:
    """Those of the marks (graph.queries.marks) that the rows have anywhere, with whom each tells of."""
    return {text: marks[text] for row in rows for text in _texts(row) if text in marks} if marks else {}


def rows_without(rows: Iterable[Row], misused: Collection[str]) -> list[Row]:
    """Rows to be handed on: none that is about one of these people, and none of them in a list.

    `misused` are ids or other marks of theirs. What stands beside a list that names them is hidden, if it is a list
    of other texts: it may be their names.
    """
    return [_unlisted(row, misused, keep=False) for row in rows if not _is_about(row, misused)]


def rows_left(reader: Reader, rows: Iterable[Row], left_out: set[str]) -> Iterator[Row]:
    """As `rows_without`, of rows that stream by; who was left out is added to `left_out`."""
    marks = marks_of_misused(reader, datetime.now(UTC).date())
    for row in rows:
        told = marks_in([row], marks)
        left_out.update(told.values())
        yield from rows_without([row], told) if told else [row]


def rows_masked(rows: Iterable[Row], misused: Collection[str]) -> list[Row]:
    """Rows to be looked at: of those about one of these people the ids and numbers alone."""
    return [_masked(row) if _is_about(row, misused) else _unlisted(row, misused, keep=True) for row in rows]


def left_out_in_words(misused: Collection[str]) -> str | None:
    """What is said wherever somebody was left out; None where nobody was."""
    return f"{counted(len(misused), 'person', 'people')} left out: identity misused." if misused else None


def _texts(value: object) -> Iterator[str]:
    """Every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for each in value.values() for text in _texts(each))
    elif isinstance(value, list):
        yield from (text for each in value for text in _texts(each))


def _is_about(row: Row, misused: Collection[str]) -> bool:
    """Whether more than a list of texts tells of them, which may only name them."""
    return any(text in misused for value in row.values() for text in _texts(_without_texts(value)))


def _without_texts(value: object) -> object:
    return [each for each in value if not isinstance(each, str)] if isinstance(value, list) else value


def _unlisted(row: Row, misused: Collection[str], *, keep: bool) -> Row:
    """The row without them in its lists, or with their ids alone if those are to `keep`."""
    if not any(_names(value, misused) for value in row.values()):
        return row
    return {name: _listed(name, value, misused, keep=keep) for name, value in row.items()}


def _listed(name: str, value: object, misused: Collection[str], *, keep: bool) -> object:
    if not isinstance(value, list):
        return value
    if _names(value, misused):
        return value if keep else [each for each in value if each not in misused]
    return value if name.endswith(("_id", "_ids")) or not any(_texts(value)) else [HIDDEN]


def _names(value: object, misused: Collection[str]) -> bool:
    return isinstance(value, list) and any(isinstance(each, str) and each in misused for each in value)


def _masked(row: Row) -> Row:
    return {
        name: value if name.endswith((_ID, f"{_ID}s")) or isinstance(value, int | float | None) else HIDDEN
        for name, value in row.items()
    }
