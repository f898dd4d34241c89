"""Runs what is due when it is due, until it is told to stop. A time that was missed is caught up once."""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger

from graph.schedule import missed
from ingest.jobs.work import Tell

AT_ONCE = 2
"""Jobs that run side by side; each may use several processes itself."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is done at certain times. `run` handles its own faults."""

    name: str
    times: BaseTrigger
    asked_at: datetime | None
    """When it was last begun; None: nothing was missed."""
    run: Callable[[], None]
    was_cut_off: bool = False
    """It has to go on where it stopped, whatever the time."""


@contextmanager
def scheduled(dues: Iterable[Due], tell: Tell) -> Iterator[Callable[[], bool]]:
    """Run each of these at its times until the block ends, which waits for what is running then.

    What it gives tells whether the scheduler is alive.
    """
    _tell_of_the_library(tell)
    # Two runs of one thing never overlap here; the lease sees to it elsewhere. Any lateness is better than none.
    defaults = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
    scheduler = BackgroundScheduler(
        executors={"default": ThreadPoolExecutor(AT_ONCE)}, job_defaults=defaults, timezone=UTC
    )
    for due in dues:
        scheduler.add_job(due.run, due.times, id=due.name)
        if why := _why_now(due):
            tell("job caught up", {"job": due.name, "sentence": why})
            scheduler.add_job(due.run, id=f"{due.name}, caught up")
    scheduler.start()
    try:
        yield lambda: bool(scheduler.running)
    finally:
        scheduler.shutdown(wait=True)


def _why_now(due: Due) -> str | None:
    if due.was_cut_off:
        return "It was cut off, and goes on now."
    at = due.asked_at and missed(due.times, due.asked_at, datetime.now(UTC))
    return f"It was due at {at:%Y-%m-%d %H:%M %Z} and nobody ran it; it runs now, once." if at else None


class _Told(logging.Handler):
    """Passes on what the library warns of, an error of our own code with its traceback."""

    def __init__(self, tell: Tell) -> None:
        super().__init__(logging.WARNING)
        self._tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        self._tell("scheduler error", {"sentence": self.format(record)})


def _tell_of_the_library(tell: Tell) -> None:
    logger = logging.getLogger("apscheduler")
    logger.handlers = [_Told(tell)]
    logger.propagate = False
