"""Alerts as the graph stores them, and back."""

from datetime import datetime
from typing import Any

from graph.alerts.model import Act, Alert, Change, Kind, State
from graph.database import Row
from graph.identifiers.canonical import stable_id


def alert_id(name: str, subject: str, number: int) -> str:
    """The id of the alert of this name and number on this subject."""
    return stable_id("alert", name, subject, str(number))


def change_to_graph(change: Change, evidence: str | None = None) -> Row:
    """The properties of its node."""
    return {
        "change_id": stable_id("alert-change", change.alert_id, str(change.number)),
        "alert_id": change.alert_id,
        "number": change.number,
        "act": change.act.value,
        "state": change.state.value,
        "holder": change.holder,
        "reason": change.reason,
        "actor": change.actor,
        "at": change.at,
        "until": change.until,
        "expires_at": change.expires_at,
        "evidence": evidence,
    }


def alert_from_graph(row: Row) -> Alert:
    """The alert in the columns `alert`, `change` and `shown`."""
    stored: dict[str, Any] = row["alert"]
    return Alert(
        **stored
        | {
            "kind": Kind(stored["kind"]),
            "applicants": tuple(stored["applicants"]),
            "raised_at": stored["raised_at"].to_native(),
        },
        shown=row["shown"],
        last=change_from_graph(row["change"]),
    )


def change_from_graph(stored: Row) -> Change:
    """The change; its evidence is left out."""
    return Change(
        alert_id=stored["alert_id"],
        number=stored["number"],
        act=Act(stored["act"]),
        state=State(stored["state"]),
        holder=stored.get("holder"),
        reason=stored["reason"],
        actor=stored["actor"],
        at=stored["at"].to_native(),
        until=_time(stored.get("until")),
        expires_at=_time(stored.get("expires_at")),
    )


def _time(stored: Any) -> datetime | None:  # noqa: ANN401  # the driver's own type, or None
    return stored.to_native() if stored else None
