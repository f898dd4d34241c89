"""What an alert's query or signal says now: run as an analyst's text is, read-only and bounded."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from graph.alerts.declaration import AlertDeclaration
from graph.alerts.evidence import plain_rows
from graph.alerts.model import Row
from graph.database import Database
from graph.errors import BrokenWorld, UsageError
from graph.hubs.standing import all_hub_classes
from graph.jobs.standing import failed_jobs, late_jobs
from graph.queries.allowed import allowed_on
from graph.queries.library import find_query
from graph.queries.parameters import values_of
from graph.queries.run import answer
from graph.queries.saved import SavedQuery
from graph.settings_file import Table
from graph.signals.catalogue import Signal, signals
from graph.signals.hits import hits_in
from graph.signals.hubs import without_hubs
from graph.signals.lists import Lists
from graph.signals.model import SignalHit


class _DaysAgo(Table):
    days_ago: int


@dataclass(frozen=True, slots=True)
class Asked:
    """The rows, and what the alerts say where their declaration leaves it to the query."""

    rows: tuple[Row, ...]
    title: str
    says: AlertDeclaration


def ask(database: Database, home: Path, says: AlertDeclaration, on: date) -> Asked:
    """Run the query or signal; UsageError for what may not run or does not fit, BrokenWorld for what takes too long."""
    if says.jobs:
        return _ask_jobs(database, says)
    if says.signal:
        return _ask_signal(database, home, says, on)
    query = find_query(home, says.source)
    rows = _rows(database, home, query, says, on)
    return Asked(tuple(plain_rows(rows)), query.says.title, says)


def _ask_signal(database: Database, home: Path, says: AlertDeclaration, on: date) -> Asked:
    signal = signals().get(says.source)
    if signal is None:
        raise UsageError(f"There is no signal {says.source}: `ringlight query list` names those that there are.")
    rows = _rows(database, home, signal.query, says, on)
    hits = without_hubs(hits_in(signal, rows, Lists(home)), all_hub_classes(database, on))
    told = says.model_copy(
        update={
            "reason": says.reason or "{explanation}",
            "score": "strength" if says.score is None else says.score,
            "compare": says.compare or _compared(signal),
        }
    )
    return Asked(tuple(plain_rows(map(_row_of, hits))), signal.query.says.title, told)


def _ask_jobs(database: Database, says: AlertDeclaration) -> Asked:
    troubles = [("late", each) for each in late_jobs(database)] + [("failing", each) for each in failed_jobs(database)]
    rows = [
        {"job": each.job, "trouble": trouble, "since": each.since, "sentence": each.sentence}
        for trouble, each in troubles
    ]
    told = {"subject": "job", "reason": "{sentence}", "score": 1.0, "compare": ["job", "trouble", "since"]}
    return Asked(tuple(plain_rows(rows)), "Ingest jobs in trouble", says.model_copy(update=told))


def _row_of(hit: SignalHit) -> Row:
    evidence = {each.name: each.value for each in hit.evidence}
    return evidence | {"applicant_id": hit.applicant_id, "strength": hit.strength, "explanation": hit.explanation}


def _compared(signal: Signal) -> list[str]:
    # The explanation is made of the other columns: a day in it is no news where the days themselves say no more.
    return [column for column in signal.query.says.returns if column != "explanation"]


def _rows(database: Database, home: Path, query: SavedQuery, says: AlertDeclaration, on: date) -> list[dict[str, Any]]:
    values, allowed = _values(query, says, home, on), allowed_on(database.server, home)
    limit, seconds = says.most_rows, says.most_seconds
    with answer(database, query.text, values, allowed=allowed, limit=limit, timeout=seconds) as found:
        rows = list(found.rows)
    if found.truncated:
        raise BrokenWorld(
            f"{query.name} finds more than {says.most_rows:,} rows, and which come first may change: narrow it by its "
            "parameters, or raise most_rows."
        )
    return rows


def _values(query: SavedQuery, says: AlertDeclaration, home: Path, on: date) -> dict[str, Any]:
    typed = {name: _typed(value, on) for name, value in says.parameters.items()}
    return values_of(query.says.parameters, typed, Lists(home).entries)


def _typed(value: object, on: date) -> str:
    """A value of the settings file as somebody would type it."""
    if isinstance(value, dict):
        try:
            return (on - timedelta(days=TypeAdapter(_DaysAgo).validate_python(value).days_ago)).isoformat()
        except ValidationError as error:
            raise UsageError("A parameter that is a table says { days_ago = 7 }, and nothing else.") from error
    if isinstance(value, str):
        return value
    return value.isoformat() if isinstance(value, date) else json.dumps(value)
