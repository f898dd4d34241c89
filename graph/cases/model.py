"""A case: rings and people that somebody collected, with what was known of them then, and the work on it."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Self


class State(StrEnum):
    """Where the work on a case is."""

    OPEN = "open"
    READY = "ready"
    """Somebody asked for it to be closed."""
    CLOSED = "closed"
    MERGED = "merged"
    """It went on in another one, for good."""


class Act(StrEnum):
    """What happened to a case."""

    OPENED = "opened"
    RETITLED = "retitled"
    TAKEN = "taken"
    ASSIGNED = "assigned"
    COLLECTED = "collected"
    REFRESHED = "refreshed"
    TAKEN_OUT = "taken_out"
    NOTED = "noted"
    TASK_SET = "task_set"
    TASK_DONE = "task_done"
    READY = "ready"
    CLOSED = "closed"
    REOPENED = "reopened"
    MERGED_INTO = "merged_into"
    TOOK_IN = "took_in"
    """The other side of `merged_into`."""
    SPLIT = "split"
    SPLIT_OFF = "split_off"
    """The other side of `split`: how a case began that was part of another one."""


class ItemKind(StrEnum):
    """What can be collected."""

    RING = "ring"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Item:
    """One ring or person in a case, held on to by applicants and values: a ring's id may mean another ring tomorrow.

    `subject` is the id under which it was collected. `evidence` are ids, the oldest first.
    """

    item_id: str
    kind: ItemKind
    subject: str
    applicants: tuple[str, ...]
    identifiers: tuple[str, ...]
    evidence: tuple[str, ...]
    added_at: datetime
    added_by: str
    came_from: str | None = None
    """The case that it was collected in."""


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody wrote down."""

    text: str
    actor: str
    at: datetime
    came_from: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done. `number` counts those of one case, from 1."""

    number: int
    text: str
    who: str | None
    due: date | None
    outcome: str | None = None
    done_by: str | None = None
    done_at: datetime | None = None
    came_from: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.done_at is None


@dataclass(frozen=True, slots=True)
class Content:
    """All that is in a case."""

    items: tuple[Item, ...] = ()
    notes: tuple[Note, ...] = ()
    tasks: tuple[Task, ...] = ()

    @property
    def due(self) -> date | None:
        """When the first of the open tasks is due."""
        return min((task.due for task in self.tasks if task.is_open and task.due), default=None)

    def came_from(self, case_id: str) -> Self:
        """The same, in another case. What had come from a third one still did."""
        return replace(
            self,
            items=tuple(replace(each, came_from=each.came_from or case_id) for each in self.items),
            notes=tuple(replace(each, came_from=each.came_from or case_id) for each in self.notes),
            tasks=tuple(replace(each, came_from=each.came_from or case_id) for each in self.tasks),
        )


@dataclass(frozen=True, slots=True)
class Change:
    """One act, never changed. `number` counts those of one case, from 1: the last is the case's version."""

    case_id: str
    number: int
    act: Act
    actor: str
    at: datetime
    text: str
    """Why, or what was written."""
    title: str
    """After it, as all that follows."""
    state: State
    holder: str | None
    asked_by: str | None = None
    """Who asked for it to be closed."""
    other: str | None = None
    """The other case, or what was collected or taken out (an id)."""


@dataclass(frozen=True, slots=True)
class Case:
    """One case as it is after its last change. `number` counts cases, from 1."""

    case_id: str
    number: int
    opened_at: datetime
    opened_by: str
    last: Change
    content: Content

    @property
    def version(self) -> int:
        """What somebody saw who saw it like this."""
        return self.last.number

    @property
    def seen(self) -> "Seen":
        """The case at this version."""
        return Seen(self.case_id, self.version)

    @property
    def title(self) -> str:
        """What it is called."""
        return self.last.title

    @property
    def state(self) -> State:
        """Where the work on it is."""
        return self.last.state

    @property
    def holder(self) -> str | None:
        """Who works on it."""
        return self.last.holder


@dataclass(frozen=True, slots=True)
class Listed:
    """One case as a list shows it: without what is in it, but for the day on which the first task is due."""

    case_id: str
    number: int
    title: str
    state: State
    holder: str | None
    version: int
    opened_at: datetime
    opened_by: str
    changed_at: datetime
    due: date | None


@dataclass(frozen=True, slots=True)
class Seen:
    """The case that somebody means, at the version that they saw: what they do to another version is refused."""

    case_id: str
    version: int


@dataclass(frozen=True, slots=True)
class By:
    """Who acts, when (in UTC), and why."""

    actor: str
    at: datetime
    reason: str = ""
