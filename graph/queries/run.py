"""Run one Cypher text of an analyst: read-only, once, for a limited time, with a limited number of rows."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any

from graph.database import Database, Row
from graph.errors import UsageError
from graph.queries.allowed import Allowed
from graph.queries.guard import refusal
from graph.queries.names import unknown_names

MOST_ROWS = 1_000
MOST_SECONDS = 30.0


@dataclass(slots=True)
class Answer:
    """The rows of a query as they come. `truncated` is known once `rows` is used up."""

    columns: tuple[str, ...]
    rows: Iterator[Row]
    remarks: tuple[str, ...] = ()
    """Sentences about names in the text that nothing has."""
    truncated: bool = False


@contextmanager
def answer(
    database: Database,
    text: str,
    parameters: Mapping[str, Any],
    *,
    allowed: Allowed | None = None,
    limit: int = MOST_ROWS,
    timeout: float = MOST_SECONDS,
) -> Iterator[Answer]:
    """At most `limit` rows within `timeout` seconds, read in flat memory; a `UsageError` for what may not run.

    Without `allowed` what comes with Ringlight may run.
    """
    plan = database.explain(text, parameters)
    refused = refusal(plan, allowed)
    if refused:
        raise UsageError(f"This query {refused}.")
    with database.read_once(text, parameters, timeout=timeout) as (columns, rows):
        found = Answer(columns, iter(()), tuple(remedy for _, remedy in unknown_names(plan)))
        found.rows = _at_most(limit, rows, found)
        yield found


def _at_most(limit: int, rows: Iterator[Row], found: Answer) -> Iterator[Row]:
    yield from islice(rows, limit)
    found.truncated = next(rows, None) is not None
