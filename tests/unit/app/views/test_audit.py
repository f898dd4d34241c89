from collections.abc import Mapping
from datetime import date
from typing import Any

from app.views.audit import narrowed, table
from graph.audit.trail import Event


def event(at: str | None, actor: str, action: str, subject: str | None = None, **details: Any) -> Event:  # noqa: ANN401
    found: Mapping[str, Any] = details
    return Event(at, actor, action, subject, None, found)


EVENTS = [
    event("2026-01-30T23:59:59.9+00:00", "dana", "view", "A-1"),
    event("2026-01-31T00:00:00.0+00:00", "robin", "search", None, found=["A-1", "A-2"], applicants=2),
    event("2026-01-31T23:59:59.9+00:00", "dana", "retract", "A-2 phone:00000000000000a1"),
    event("2026-02-01T00:00:00.0+00:00", "dana", "export", "A-1"),
]
LAST = date(2026, 1, 31)


def test_the_newest_is_first_and_the_last_day_is_whole() -> None:
    assert narrowed(EVENTS, until=LAST) == EVENTS[2::-1]


def test_a_person_is_found_where_they_were_looked_at_found_or_changed() -> None:
    assert narrowed(EVENTS, until=LAST, subject="A-1") == [EVENTS[1], EVENTS[0]]
    assert narrowed(EVENTS, until=LAST, subject="A-2") == [EVENTS[2], EVENTS[1]]
    assert narrowed(EVENTS, until=LAST, subject="A") == []


def test_actor_and_action_narrow_further() -> None:
    assert narrowed(EVENTS, until=LAST, actor="dana") == [EVENTS[2], EVENTS[0]]
    assert narrowed(EVENTS, until=LAST, actor="dana", action="view") == [EVENTS[0]]


def test_a_line_that_cannot_be_read_is_shown() -> None:
    unreadable = Event(None, None, "unreadable")
    assert narrowed([unreadable], until=LAST) == [unreadable]
    assert table([unreadable])["At (UTC)"] == ["unreadable"]


def test_no_cell_is_a_formula() -> None:
    cells = table([event("2026-01-31T00:00:00+00:00", "=cmd", "view", "@A")])
    assert cells["By"] == ["'=cmd"]
    assert cells["About"] == ["'@A"]
