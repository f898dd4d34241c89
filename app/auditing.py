"""Writing down who did what, for the command line and for the pages."""

import getpass
from pathlib import Path

from graph.audit.trail import record

MOST_FOUND = 100
"""Ids of those found that the audit keeps of one search."""


def actor() -> str:
    """Who acts: the operating system's user."""
    return getpass.getuser()


def note(home: Path, action: str, *, subject: str | None = None, reason: str | None = None, **details: object) -> None:
    """Add to the audit what the user does; it is written before anything is shown."""
    record(home, actor(), action, subject=subject, reason=reason, **details)


def note_search(home: Path, applicant_ids: list[str]) -> None:
    """Add a search by whom it found. What was typed is not kept: it may be anybody's phone."""
    found = list(dict.fromkeys(applicant_ids))
    note(home, "search", found=found[:MOST_FOUND], applicants=len(found))
