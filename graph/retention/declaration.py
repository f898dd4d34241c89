"""`[retention]` in ringlight.toml: for how long facts are kept after they were last heard of."""

from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal, Self

from apscheduler.triggers.base import BaseTrigger
from pydantic import Field, model_validator

from graph.schedule import Span, trigger
from graph.settings_file import Table, read_table
from graph.time_zone import TimeZone

UNDECIDED = "undecided"
Standing = Literal["undecided", "cleared", "unsure", "ring_member", "identity_misused"]
Kind = Literal["phone", "email", "address", "ip", "handle"]


class Retention(Table):
    """What is not named is kept for ever."""

    persons: dict[Standing, Span] = Field(default={})
    """By what stands decided about them: whole persons, from the last day on which anything was said of them."""
    sightings: dict[Kind, Span] = Field(default={})
    """That somebody had a value, from when it was last seen."""
    rejections: Span | None = None
    """Rows that could not be used, from the beginning of their run."""
    most_share: Annotated[float, Field(gt=0, le=1)] = 0.01
    """Share of all persons, or of one kind's sightings, that one run may delete; it deletes none where more is due."""
    cron: str | None = None
    every: Span | None = None
    time_zone: TimeZone = "UTC"

    @model_validator(mode="after")
    def _times_are_times(self) -> Self:
        _ = self.times
        return self

    @cached_property
    def times(self) -> BaseTrigger | None:
        """When it is due; None: only when somebody asks for it."""
        return trigger(self.cron, self.every, self.time_zone)

    def term_of_person(self, verdict: str | None) -> timedelta | None:
        """How long persons are kept about whom this stands decided; None: for ever."""
        return next((term for name, term in self.persons.items() if name == (verdict or UNDECIDED)), None)

    @property
    def shortest(self) -> timedelta | None:
        """Who was heard of more lately than that stays, whatever stands decided."""
        return min(self.persons.values(), default=None)


def declared_retention(home: Path) -> Retention:
    """What the home's ringlight.toml says."""
    return read_table(home, "retention", Retention)
