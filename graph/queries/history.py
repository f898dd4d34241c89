"""Who ran a saved query when, and what came of it: read from the audit, so that nothing of its own is kept."""

from collections import deque
from dataclasses import dataclass
from pathlib import Path

from graph.audit.trail import Event, events

ANSWERED = "query_answered"
"""The action of the audit that says what came of a query."""
MOST = 50


@dataclass(frozen=True, slots=True)
class QueryRun:
    """One run, as it ended."""

    at: str | None
    """ISO 8601 in UTC."""
    actor: str | None
    rows: int
    seconds: float
    truncated: bool
    failure: str | None
    """In one sentence."""


def runs_of(home: Path, name: str, most: int = MOST) -> list[QueryRun]:
    """The last runs of the query of that name, the newest first."""
    found = (event for event in events(home) if event.action == ANSWERED and event.subject == name)
    return [_run(event) for event in reversed(deque(found, maxlen=most))]


def _run(event: Event) -> QueryRun:
    said = event.details
    return QueryRun(
        at=event.at,
        actor=event.actor,
        rows=said.get("rows", 0),
        seconds=said.get("seconds", 0.0),
        truncated=said.get("truncated", False),
        failure=said.get("failure"),
    )
