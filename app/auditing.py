"""Writing down who did what, for the command line and for the pages."""

import getpass
import logging
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from graph.audit.trail import LOG, record
from graph.errors import RinglightError
from graph.queries.history import ANSWERED

MOST_FOUND = 100
"""Ids of those found that the audit keeps of one search."""
_who: dict[str, Callable[[], str]] = {"acts": getpass.getuser}


def actor() -> str:
    """Who acts: the operating system's user, or in the app whoever is signed in."""
    return _who["acts"]()


def act_as(who: Callable[[], str]) -> None:
    """Say how the app knows who acts, before its first page."""
    _who["acts"] = who


def copy_to_stdout() -> None:
    """Print every line that the audit gets, too."""
    log = logging.getLogger(LOG)
    log.addHandler(logging.StreamHandler(sys.stdout))
    log.setLevel(logging.INFO)


def note(home: Path, action: str, *, subject: str | None = None, reason: str | None = None, **details: object) -> None:
    """Add to the audit what the user does; it is written before anything is shown."""
    record(home, actor(), action, subject=subject, reason=reason, **details)


@dataclass(slots=True)
class Came:
    """What came of a query so far."""

    rows: int = 0
    truncated: bool = False
    was_asked: bool = False
    """It was allowed to run, and is in the audit."""


@contextmanager
def outcome_noted(home: Path, name: str | None) -> Iterator[Came]:
    """Add what came of a saved query, also where it fails; of an own text, which has no name, nothing."""
    begun, came, failure = time.monotonic(), Came(), None
    try:
        yield came
    except RinglightError as error:
        failure = str(error)
        raise
    finally:
        if name is not None and came.was_asked:
            seconds = round(time.monotonic() - begun, 3)
            note(
                home,
                ANSWERED,
                subject=name,
                rows=came.rows,
                truncated=came.truncated,
                seconds=seconds,
                failure=failure,
            )


def note_query(home: Path, name: str | None, text: str, parameters: Mapping[str, object], came: Came) -> None:
    """Add that a query is asked, before anything of its answer is shown."""
    note(home, "query", subject=name, text=text, parameters=parameters)
    came.was_asked = True


def note_search(home: Path, applicant_ids: list[str]) -> None:
    """Add a search by whom it found. What was typed is not kept: it may be anybody's phone."""
    found = list(dict.fromkeys(applicant_ids))
    note(home, "search", found=found[:MOST_FOUND], applicants=len(found))
