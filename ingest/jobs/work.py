"""A job and all that running it needs; and what became of it."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph.database import Database
from graph.jobs.runs import JobState
from ingest.jobs.declared import JobDeclared
from ingest.jobs.secrets import without_secrets

Tell = Callable[[str, Mapping[str, object]], None]
"""Told what happens: an event's name and its details."""


@dataclass(frozen=True, slots=True)
class Work:
    """A job and all that running it needs. `connect` is asked anew for each attempt: the server may have moved."""

    name: str
    declared: JobDeclared
    home: Path
    connect: Callable[[], Database]
    environ: Mapping[str, str] = field(repr=False)
    stop: threading.Event
    tell: Tell

    def say(self, event: str, **details: object) -> None:
        """Tell what happens, without any secret."""
        shown = {name: self.shown(each) if isinstance(each, str) else each for name, each in details.items()}
        self.tell(event, {"job": self.name, **shown})

    def shown(self, text: str) -> str:
        """The text as anybody may read it."""
        return without_secrets(text, self.declared, self.environ)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a run of a job, and the exit code of a command that ran it."""

    state: JobState
    sentence: str
    exit_code: int = 0
