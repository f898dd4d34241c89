"""An alert: what a query found about one subject, for a person to look at, and all that became of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What an alert is about."""

    FOUND = "found"
    """Rows of a query, or hits of a signal."""
    FAILURE = "failure"
    """Something that should have run did not: for its owner."""


class State(StrEnum):
    """Where the work on it is."""

    NEW = "new"
    TAKEN = "taken"
    DISMISSED = "dismissed"
    """A false alarm, as somebody found."""
    CONFIRMED = "confirmed"


OPEN = frozenset({State.NEW, State.TAKEN})
SHOWN = (*(state.value for state in State), "snoozed", "expired")
"""What lists say: an open one may be asleep, and a new one that nobody took in time is expired."""


class Act(StrEnum):
    """What happened to an alert."""

    RAISED = "raised"
    GREW = "grew"
    """There is more evidence; whoever slept wakes."""
    TAKEN = "taken"
    REOPENED = "reopened"
    """Back among the new ones, whoever took or closed it."""
    SNOOZED = "snoozed"
    DISMISSED = "dismissed"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Change:
    """One act, never changed. `number` counts those of one alert, from 1: the last is the alert's version."""

    alert_id: str
    number: int
    act: Act
    state: State
    """After it."""
    holder: str | None
    """Who has it then."""
    reason: str
    actor: str
    at: datetime
    until: datetime | None = None
    """When it wakes."""
    expires_at: datetime | None = None
    """When it is too late to take it, unless there is more evidence by then. None: never."""


@dataclass(frozen=True, slots=True)
class Alert:
    """One alert as it is now. Its subject is an applicant's id, another text of the query, or the name of what failed.

    `score` is for the order in which to look; `reason` and the evidence hold what applicants wrote.
    """

    alert_id: str
    name: str
    """As `ringlight.toml` calls what raised it."""
    query: str
    kind: Kind
    subject: str
    applicants: tuple[str, ...]
    """All ids of the person, where it is about one."""
    number: int
    """Counts the alerts of this name on this subject, from 1."""
    score: float
    reason: str
    owner: str
    raised_at: datetime
    shown: str
    """One of `SHOWN`."""
    last: Change

    @property
    def version(self) -> int:
        """What somebody saw who saw it like this."""
        return self.last.number


@dataclass(frozen=True, slots=True)
class Record:
    """How well a query does, by what people made of its alerts."""

    name: str
    query: str
    raised: int
    open: int
    dismissed: int
    confirmed: int
    expired: int

    @property
    def false_positive_rate(self) -> float | None:
        """The share of the closed ones that were dismissed; None where none is closed."""
        closed = self.dismissed + self.confirmed
        return self.dismissed / closed if closed else None


Row = Mapping[str, object]
"""What a query returned, as JSON has it."""
