"""Writing down who did what, for the command line and for the pages."""

import getpass
import logging
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
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


@contextmanager
def asking(home: Path, name: str | None, text: str, parameters: Mapping[str, object]) -> Iterator[Came]:
    """Add that a query is asked, and of a saved one, which has a name, what came of it, also where it fails."""
    note(home, "query", subject=name, text=text, parameters=parameters)
    begun, came, failure = time.monotonic(), Came(), None
    try:
        yield came
    except RinglightError as error:
        failure = str(error)
        raise
    finally:
        if name is not None:
            seconds = round(time.monotonic() - begun, 3)
            note(home, ANSWERED, subject=name, seconds=seconds, failure=failure, **asdict(came))


def note_search(home: Path, applicant_ids: list[str]) -> None:
    """Add a search by whom it found. What was typed is not kept: it may be anybody's phone."""
    found = list(dict.fromkeys(applicant_ids))
    note(home, "search", found=found[:MOST_FOUND], applicants=len(found))
