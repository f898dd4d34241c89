import getpass
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.resources import forget_database, use
from graph.alerts.evidence import Finding
from graph.alerts.listing import alerts, history
from graph.alerts.model import Act, Alert, Kind
from graph.alerts.raising import Raising, raise_alerts
from graph.alerts.work import Step, act
from graph.audit.trail import events
from graph.database import Database
from graph.decisions.decide import Draft, decide
from graph.decisions.model import Subject, SubjectKind, Verdict
from graph.settings import Settings

NOW = datetime.now(UTC)
HOSTILE = "![x](http://hostile.example/x.png) <script>alert(1)</script>"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data folder of the test's own, closed to others."""
    path = tmp_path / "home"
    path.mkdir(mode=0o700)
    return path


@pytest.fixture
def raised(database: Database) -> list[Alert]:
    """Two alerts, the weightier about A-1, whose evidence is hostile."""
    raising = Raising("phones", "phones_of_many", Kind.FOUND, "kim", NOW, NOW + timedelta(days=9))
    found = [
        Finding("A-1", ({"applicant_id": "A-1", "name": HOSTILE},), 0.9, HOSTILE, is_person=True),
        Finding("A-2", ({"applicant_id": "A-2", "name": "=1+1"},), 0.5, "Shared.", is_person=True),
    ]
    raise_alerts(database, raising, found)
    return alerts(database, NOW)


@pytest.fixture
def page(database: Database, home: Path, settings: Settings) -> Iterator[AppTest]:
    """The page of alerts."""
    main = sys.modules["__main__"]
    use(replace(settings, home=home, server=database.server))
    yield AppTest.from_string("from app.views import alerts; alerts.show()", default_timeout=60)
    forget_database()
    # AppTest puts a page in the place of the program that runs the tests, which child processes would run again.
    sys.modules["__main__"] = main


def _press(page: AppTest, label: str) -> AppTest:
    next(button for button in page.button if button.label == label).click()
    return page.run()


def test_without_alerts_it_is_said(page: AppTest, database: Database) -> None:
    assert alerts(database, NOW) == []
    page.run()
    assert not page.exception
    assert "**No alert is new.**" in [each.value for each in page.markdown]


def test_the_next_is_taken_and_shown_with_its_evidence_as_text(
    page: AppTest, raised: list[Alert], database: Database, home: Path
) -> None:
    _press(page.run(), "Take next")
    assert not page.exception
    assert page.query_params["alert"] == raised[0].alert_id
    [taken] = alerts(database, NOW, shown="taken")
    assert taken.last.holder == getpass.getuser()
    assert HOSTILE in [each.value for each in page.text]
    assert not [each.value for each in page.markdown if "hostile" in each.value]
    assert [(event.action, event.subject) for event in events(home)] == [("alert_taken", "A-1")]


def test_one_is_dismissed_with_a_reason(page: AppTest, raised: list[Alert], database: Database, home: Path) -> None:
    page.query_params["alert"] = raised[1].alert_id
    page.run()
    page.radio[0].set_value(Act.DISMISSED)
    assert "needs a reason" in [each.value for each in _press(page, "Do it").text][-1]
    page.radio[0].set_value(Act.DISMISSED)
    page.text_area[0].set_value("One household.")
    _press(page, "Do it")
    assert "Done." in [each.value for each in page.text]
    assert history(database, raised[1].alert_id)[-1].change.reason == "One household."
    assert list(events(home))[-1].reason == "One household."


def test_whoever_did_not_see_what_happened_meanwhile_is_told(
    page: AppTest, raised: list[Alert], database: Database
) -> None:
    page.query_params["alert"] = raised[1].alert_id
    page.run()
    act(database, Step(raised[1].alert_id, Act.CONFIRMED, "lee", NOW, "Same hands."), saw=1)
    page.radio[0].set_value(Act.DISMISSED)
    page.text_area[0].set_value("One household.")
    _press(page, "Do it")
    assert "Not done: somebody acted meanwhile" in " ".join(each.value for each in page.text)
    assert [alert.shown for alert in alerts(database, NOW)] == ["new", "confirmed"]


def test_an_unknown_alert_in_the_address_is_one_sentence(page: AppTest, database: Database) -> None:
    assert alerts(database, NOW) == []
    page.query_params["alert"] = HOSTILE
    page.run()
    assert "**There is no such alert.**" in [each.value for each in page.markdown]
    assert not page.exception


def test_how_well_queries_do_is_shown(page: AppTest, raised: list[Alert], database: Database) -> None:
    for alert, what in zip(raised, (Act.DISMISSED, Act.CONFIRMED), strict=True):
        act(database, Step(alert.alert_id, what, "kim", NOW, "Looked into."), saw=1)
    page.run()
    assert list(page.dataframe[0].value["False alarms"]) == ["50%"]


def test_of_somebody_whose_identity_is_misused_no_text_is_shown(
    page: AppTest, raised: list[Alert], database: Database
) -> None:
    subject = Subject(SubjectKind.APPLICANT, "A-1", applicants=("A-1",))
    decide(database, Draft(subject, Verdict.IDENTITY_MISUSED, "A victim.", "kim", NOW), saw=None)
    page.query_params["alert"] = raised[0].alert_id
    page.run()
    assert not page.exception
    shown = [str(each.value) for each in (*page.text, *page.dataframe)]
    assert not [text for text in shown if "hostile" in text]
