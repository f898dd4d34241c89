"""Which alerts there are, how each came to be what it is, and how well the queries behind them do."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from graph.alerts.model import Alert, Change, Kind, Record
from graph.alerts.stored import alert_from_graph, change_from_graph
from graph.database import Reader
from graph.statements import statement

MOST = 1_000


@dataclass(frozen=True, slots=True)
class Happened:
    """One change of an alert, with the evidence that came with it."""

    change: Change
    evidence: Sequence[dict[str, Any]]


def alerts(
    reader: Reader,
    now: datetime,
    *,
    shown: str | None = None,
    name: str | None = None,
    kind: Kind | None = None,
    most: int = MOST,
) -> list[Alert]:
    """Alerts as they are now, the weightiest first: all, or those that a list shows so, of one name, of one kind."""
    asked = {"shown": shown, "name": name, "kind": kind, "most": most}
    return [alert_from_graph(row) for row in reader.read(statement(__package__, "all"), now=now, **asked)]


def alert_of(reader: Reader, alert_id: str, now: datetime) -> Alert | None:
    """One alert as it is now; None where there is no such."""
    rows = reader.read(statement(__package__, "one"), alert_id=alert_id, now=now)
    return alert_from_graph(rows[0]) if rows else None


def history(reader: Reader, alert_id: str) -> list[Happened]:
    """All that became of an alert, in order."""
    rows = reader.read(statement(__package__, "history"), alert_id=alert_id)
    stored = [row["change"] for row in rows]
    return [Happened(change_from_graph(one), json.loads(one.get("evidence") or "[]") or []) for one in stored]


def by_query(reader: Reader, now: datetime) -> list[Record]:
    """How well each query does, by name."""
    return [Record(**row) for row in reader.read(statement(__package__, "by_query"), now=now)]
