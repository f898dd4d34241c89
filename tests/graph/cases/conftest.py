"""Two who share a phone, a case about one of them, and a clock that stands still."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from graph.cases.collecting import collect
from graph.cases.model import By, Case
from graph.cases.opening import open_case
from graph.database import Database
from graph.rings.stored.listing import stored_rings
from graph.rings.stored.refresh import refresh

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
PHONE = "(202) 555-0143"


@pytest.fixture
def by() -> Callable[..., By]:
    """Kim, or whoever is named, a minute later each time."""
    minutes = count()
    return lambda actor="kim", reason="": By(actor, NOON + timedelta(minutes=next(minutes)), reason)


@pytest.fixture
def pair(tell: Callable[..., None]) -> None:
    """A-1 and A-2 share a phone."""
    tell(("A-1", "phone", PHONE, "2026-01-10"), ("A-2", "phone", PHONE, "2026-01-14"))


@pytest.fixture
def case(database: Database, pair: None, by: Callable[..., By]) -> Case:
    """A case with A-1 in it."""
    opened = open_case(database, "One phone", by())
    collected = collect(database, opened.seen, "A-1", by())
    assert isinstance(collected, Case)
    return collected


@pytest.fixture
def five(database: Database, tell: Callable[..., None]) -> str:
    """The id of a stored ring of R-1 to R-5, who share phones and mailboxes in a circle."""
    for number in range(1, 6):
        for neighbour in (number, number % 5 + 1):
            tell((f"R-{neighbour}", "phone", f"(480) 555-010{number}", "2026-01-10"))
            tell((f"R-{neighbour}", "email", f"desk{number}@four.example.org", "2026-02-10"))
    refresh(database, NOON)
    [ring] = stored_rings(database)
    return ring.ring_id
