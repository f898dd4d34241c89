import getpass
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.resources import forget_database, use
from graph.cases.model import By
from graph.cases.opening import open_case
from graph.database import Database
from graph.facts.model import Application, Moment
from graph.settings import Settings

NOW = datetime.now(UTC)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    path = tmp_path / "home"
    path.mkdir(mode=0o700)
    return path


@pytest.fixture
def page(database: Database, home: Path, settings: Settings) -> Iterator[AppTest]:
    main = sys.modules["__main__"]
    use(replace(settings, home=home, server=database.server))
    yield AppTest.from_string("from app.views import today; today.show()", default_timeout=60)
    forget_database()
    sys.modules["__main__"] = main


def shown(page: AppTest) -> str:
    page.run()
    assert not page.exception
    return "\n".join(each.value for each in (*page.markdown, *page.caption))


def test_an_empty_graph_has_a_quiet_day(page: AppTest) -> None:
    text = shown(page)
    assert "**You have** 0 cases and 0 alerts." in text
    assert "No application with a date is known." in text
    assert "Nobody has looked for rings yet" in text


def test_what_nobody_has_and_the_weeks_are_shown(page: AppTest, database: Database, tell: Callable[..., None]) -> None:
    at = Moment(NOW - timedelta(days=1))
    tell(*(Application(f"A-{number}", "ats", f"app-{number}", applied_at=at, status="applied") for number in range(3)))
    open_case(database, "Laptops of one home", By("somebody else", NOW))
    text = shown(page)
    assert "**Nobody has** 1 case and 0 alerts." in text
    assert "No application with a date is known." not in text


def test_whoever_was_here_before_is_told_what_happened_since(page: AppTest, home: Path) -> None:
    left = NOW - timedelta(hours=20)
    event = {"at": left.isoformat(timespec="microseconds"), "actor": getpass.getuser(), "action": "view"}
    (home / "audit.jsonl").write_text(json.dumps(event) + "\n", encoding="ascii")
    shown(page)
    [window] = page.button_group
    assert any("since your last visit" in option.content for option in window.proto.options)
