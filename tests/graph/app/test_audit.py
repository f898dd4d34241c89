import getpass
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.resources import forget_database, use
from graph.audit.trail import Event, events
from graph.database import Database
from graph.settings import Settings

PHONE = "(202) 555-0143"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data folder of the test's own, closed to others."""
    path = tmp_path / "home"
    path.mkdir(mode=0o700)
    return path


@pytest.fixture
def page(database: Database, home: Path, settings: Settings, tell: Callable[..., None]) -> Iterator[AppTest]:
    """The page for an investigator, on a graph in which three share a phone."""
    tell(*((f"A-{number}", "phone", PHONE) for number in range(3)))
    main = sys.modules["__main__"]
    use(replace(settings, home=home, server=database.server))
    yield AppTest.from_string("from app.views import investigate; investigate.show()", default_timeout=60)
    forget_database()
    # AppTest puts a page in the place of the program that runs the tests, which child processes would run again.
    sys.modules["__main__"] = main


def _done(home: Path) -> list[Event]:
    found = list(events(home))
    assert {event.actor for event in found} <= {getpass.getuser()}
    return found


def test_whose_ring_is_looked_at_is_written_down_once(page: AppTest, home: Path) -> None:
    page.query_params["subject"] = "A-1"
    assert not page.run().exception
    page.run()
    assert [(event.action, event.subject) for event in _done(home)] == [("view", "A-1")]
    page.query_params["subject"] = "A-2"
    page.run()
    assert [event.subject for event in _done(home)] == ["A-1", "A-2"]


def test_a_search_is_written_down_once_by_whom_it_found(page: AppTest, home: Path) -> None:
    page.run()
    assert _done(home) == []
    page.text_input(key="search").set_value(PHONE).run()
    page.run()
    [event] = _done(home)
    assert event.action == "search"
    assert sorted(event.details["found"]) == ["A-0", "A-1", "A-2"]
    assert PHONE not in (home / "audit.jsonl").read_text()
