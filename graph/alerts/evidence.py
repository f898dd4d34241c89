"""From the rows of a query to what is known about each subject, and whether there is more than before. Pure."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from graph.alerts.declaration import AlertDeclaration
from graph.alerts.model import Row
from graph.errors import UsageError
from graph.signals.wording import explained

_USUAL = 0.5
_PERSONS = ("applicant_id", "applicant_ids")
LONGEST_REASON = 2_000
"""Characters."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one run found about one subject."""

    subject: str
    rows: tuple[Row, ...]
    score: float
    reason: str
    is_person: bool


def findings(rows: Iterable[Row], says: AlertDeclaration, title: str) -> list[Finding]:
    """The rows by whom they are about; UsageError where they have not the columns that the declaration names."""
    of_subject: dict[str, list[Row]] = {}
    for row in rows:
        for subject in _subjects(row, says.subject):
            of_subject.setdefault(subject, []).append(row)
    return [_finding(subject, found, says, title) for subject, found in of_subject.items()]


def more_than(known: Sequence[Row], rows: Iterable[Row], compare: Sequence[str] | None) -> tuple[Row, ...]:
    """Those of the rows that say more than each of the known ones."""
    return tuple(row for row in rows if not any(_says_no_more(row, before, compare or list(row)) for before in known))


def as_text(rows: Sequence[Row]) -> str:
    """The rows as one JSON document."""
    return json.dumps(rows, default=_plain)


def as_rows(text: str) -> tuple[Row, ...]:
    """The rows that `as_text` wrote. What was erased from it may have left nothing."""
    return tuple(row for row in json.loads(text) or () if isinstance(row, dict))


def plain_rows(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows with every value as JSON has it, so that one of today equals one that was stored."""
    return (json.loads(json.dumps(row, default=_plain)) for row in rows)


def merged(found: Iterable[Finding], subject: str) -> Finding:
    """What was found about one person under several ids."""
    several = list(found)
    rows = tuple({as_text([row]): row for one in several for row in one.rows}.values())
    best = max(several, key=lambda one: one.score)
    return replace(best, subject=subject, rows=rows)


def _subjects(row: Row, column: str) -> list[str]:
    value = _column(row, column)
    each = value if isinstance(value, list) else [value]
    return list(dict.fromkeys(str(one) for one in each if one is not None))


def _finding(subject: str, rows: list[Row], says: AlertDeclaration, title: str) -> Finding:
    scores = [_score(row, says.score) for row in rows]
    best = rows[scores.index(max(scores))]
    reason = _reason(says.reason, best) if says.reason else title
    is_person = says.subject.endswith(_PERSONS)
    return Finding(subject, tuple(rows), max(scores), reason[:LONGEST_REASON], is_person)


def _score(row: Row, score: float | str | None) -> float:
    value = _column(row, score) if isinstance(score, str) else score
    return float(value) if isinstance(value, int | float) else _USUAL


def _reason(template: str, row: Row) -> str:
    try:
        return explained(template, row)
    except (KeyError, IndexError, ValueError) as error:
        raise UsageError(f"The reason {template!r} of the alert names what is no column: {error}.") from error


def _column(row: Row, name: str) -> object:
    if name not in row:
        raise UsageError(f"The alert needs the column {name}, and the query returns {', '.join(row)}.")
    return row[name]


def _says_no_more(row: Row, before: Row, columns: Sequence[str]) -> bool:
    return all(_within(row.get(column), before.get(column)) for column in columns)


def _within(now: object, before: object) -> bool:
    if isinstance(now, list) and isinstance(before, list):
        return {json.dumps(each) for each in now} <= {json.dumps(each) for each in before}
    if isinstance(now, int | float) and isinstance(before, int | float):
        return now <= before
    return now == before


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
