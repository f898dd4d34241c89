import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import app
from app.access.entrance import Actor, Visit
from app.access.roles import Role
from app.resources import forget_database, use
from graph.audit.trail import Event, events
from graph.database import Database
from graph.facts.model import Record
from graph.privacy.holds import hold
from graph.settings import Settings

PHONE = "(202) 555-0143"
SCRIPT = Path(app.__file__).with_name("main.py")


class LetsIn:
    """An entrance through which one person comes, in a role that may change."""

    def __init__(self) -> None:
        self.role: Role | None = Role.VIEWER

    def actor(self, visit: Visit) -> Actor | None:
        del visit
        return Actor("dana", self.role) if self.role else None


@pytest.fixture
def home(tmp_path: Path) -> Path:
    path = tmp_path / "home"
    path.mkdir(mode=0o700)
    (path / "ringlight.toml").write_text('[access.masked]\nviewer = ["phone"]\ninvestigator = ["phone"]')
    return path


@pytest.fixture
def entrance() -> LetsIn:
    return LetsIn()


@pytest.fixture
def page(
    database: Database, home: Path, settings: Settings, tell: Callable[..., None], entrance: LetsIn
) -> Iterator[AppTest]:
    """The app, on a graph in which three share a phone."""
    tell(*((f"A-{number}", "phone", PHONE) for number in range(3)), Record("A-1", "ats", name="Ana Lind"))
    main = sys.modules["__main__"]
    use(replace(settings, home=home, server=database.server), entrance)
    yield AppTest.from_file(str(SCRIPT), default_timeout=60)
    forget_database()
    use(replace(settings, home=home, server=database.server))
    sys.modules["__main__"] = main


def shown(page: AppTest) -> str:
    """All that the browser was sent."""
    assert not page.exception
    texts = [element.value for element in (*page.text, *page.markdown, *page.caption)]
    drawings = [each.proto.json for each in page.get("bidi_component")]
    return "\n".join([*texts, *map(str, drawings), *(frame.value.to_csv() for frame in page.dataframe)])


def done(home: Path, action: str) -> list[Event]:
    return [event for event in events(home) if event.action == action]


def test_nobody_sees_anything_before_they_are_signed_in(page: AppTest, entrance: LetsIn) -> None:
    entrance.role = None
    page.query_params["subject"] = "A-1"
    assert "You are signed out." in shown(page.run())
    assert "A-1" not in shown(page)
    assert not page.text_input


def test_a_ring_is_masked_for_one_role_and_not_for_another(page: AppTest, entrance: LetsIn) -> None:
    page.query_params["subject"] = "A-1"
    masked = shown(page.run())
    assert "Ana Lind" in masked
    assert "+1 202 ••• ••43" in masked
    assert "5550143" not in masked
    entrance.role = Role.ANALYST
    assert "+12025550143" in shown(page.run())
    entrance.role = Role.INVESTIGATOR
    assert "5550143" not in shown(page.run())


def test_a_search_and_the_list_of_hubs_are_masked_too(page: AppTest) -> None:
    page.run()
    page.text_input(key="search").set_value(PHONE).run()
    assert "5550143" not in shown(page)
    assert "+1 202 ••• ••43" in shown(page)


def test_the_audit_knows_who_it_was(page: AppTest, home: Path) -> None:
    page.query_params["subject"] = "A-1"
    page.run()
    assert [(event.actor, event.subject) for event in done(home, "view")] == [("dana", "A-1")]


def test_what_was_revealed_is_forgotten_with_the_role(page: AppTest, entrance: LetsIn) -> None:
    page.query_params["subject"] = "A-1"
    entrance.role = Role.INVESTIGATOR
    page.run()
    [phone_id] = {value["id"] for value in _values(page)}
    page.session_state["revealed"] = frozenset({phone_id})
    assert "+12025550143" in shown(page.run())
    entrance.role = Role.VIEWER
    page.run()
    entrance.role = Role.INVESTIGATOR
    assert "5550143" not in shown(page.run())


def _values(page: AppTest) -> list[dict[str, str]]:
    drawn = json.loads(page.get("bidi_component")[0].proto.json)
    return [{"id": node["id"].removeprefix("value:")} for node in drawn["nodes"] if node["id"].startswith("value:")]


@pytest.mark.parametrize("role", [Role.VIEWER, Role.INVESTIGATOR, Role.ANALYST])
def test_only_an_administrator_erases(
    page: AppTest, entrance: LetsIn, database: Database, home: Path, role: Role
) -> None:
    entrance.role = Role.ADMINISTRATOR
    erasing = _erase_page()
    erasing.run().text_input(key="erase-id").set_value("A-1").run()
    erasing.text_area(key="erase-reason").set_value("Request of 3 May.")
    erasing.text_input(key="erase-again").set_value("A-1")
    entrance.role = role
    erasing.button[0].click().run()
    assert "takes another role" in shown(erasing)
    assert not done(home, "erase")


def test_an_administrator_sees_what_goes_and_erases(page: AppTest, entrance: LetsIn, home: Path) -> None:
    entrance.role = Role.ADMINISTRATOR
    erasing = _erase_page()
    erasing.run().text_input(key="erase-id").set_value("A-1").run()
    assert "uses of values,1" in shown(erasing)
    erasing.text_area(key="erase-reason").set_value("Request of 3 May.")
    erasing.text_input(key="erase-again").set_value("A-2")
    erasing.button[0].click().run()
    assert "Nothing was erased" in shown(erasing)
    erasing.text_input(key="erase-again").set_value("A-1")
    erasing.button[0].click().run()
    assert "Erased, under 1 id" in shown(erasing)
    [event] = done(home, "erase")
    assert (event.actor, event.reason) == ("dana", "Request of 3 May.")


def test_a_legal_hold_stops_it_and_says_whose_it_is(
    page: AppTest, entrance: LetsIn, database: Database, home: Path
) -> None:
    hold(database, home, "A-1", actor="counsel", reason="Lawsuit 7 C 12/26.")
    entrance.role = Role.ADMINISTRATOR
    erasing = _erase_page()
    erasing.run().text_input(key="erase-id").set_value("A-1").run()
    assert "Lawsuit 7 C 12/26." in shown(erasing)
    assert "counsel" in shown(erasing)
    assert not erasing.button


def _erase_page() -> AppTest:
    return AppTest.from_string("from app.views import erase; erase.show()", default_timeout=60)
