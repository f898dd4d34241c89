"""A message about alerts, on its way to somebody."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from graph.alerts.model import Alert


class MessageState(StrEnum):
    """Where a message is."""

    WAITING = "waiting"
    SENT = "sent"
    DEAD = "dead"
    """Tried often enough: kept until somebody sends it again."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message. Its id is the key under which a receiver knows it again, however often it is tried."""

    message_id: str
    delivery: str
    name: str
    query: str
    kind: str
    owner: str
    new: tuple[str, ...]
    grown: tuple[str, ...]
    """Ids of alerts."""
    state: MessageState
    attempts: int
    created_at: datetime
    next_at: datetime
    sent_at: datetime | None = None
    trouble: str | None = None
    """Why the last attempt failed."""


@dataclass(frozen=True, slots=True)
class About:
    """An alert that a message is about, with the rows of its evidence."""

    alert: Alert
    rows: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """What is told: a message with the alerts as they are now. Who was erased meanwhile is not in it."""

    message: Message
    about: tuple[About, ...]
    includes_evidence: bool
    link: str | None
