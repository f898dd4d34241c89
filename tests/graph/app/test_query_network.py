import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from app.resources import forget_database, use
from graph.database import Database
from graph.decisions.decide import Draft, decide
from graph.decisions.model import Subject, SubjectKind, Verdict
from graph.facts.model import Record
from graph.settings import Settings

PHONE = "(202) 555-0143"
HOSTILE = "<img src=x onerror=alert(1)> **bold**"
PAGE = """
import streamlit as st
from app.views.query_answer import ask, show_answer
if "last-answer" not in st.session_state:
    ask({0!r}, {{}}, {{}})
show_answer("query", {0!r})
"""


@pytest.fixture
def ask(
    database: Database, tmp_path: Path, settings: Settings, tell: Callable[..., None]
) -> Iterator[Callable[[str], AppTest]]:
    """Asks on a graph in which two share a phone."""
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    tell(*((id_, "phone", PHONE) for id_ in ("A-1", "A-2")), Record("A-1", "ats", name=HOSTILE))
    main = sys.modules["__main__"]
    use(replace(settings, home=home, server=database.server))
    yield lambda text: AppTest.from_string(PAGE.format(text), default_timeout=60).run()
    forget_database()
    use(replace(settings, home=home, server=database.server))
    sys.modules["__main__"] = main


def drawn(page: AppTest) -> dict[str, Any]:
    """What the renderer is sent once the answer is wanted as a graph."""
    page.toggle[0].set_value(True).run()
    assert not page.exception
    [component] = page.get("bidi_component")
    sent: dict[str, Any] = json.loads(component.proto.json)
    return sent


@pytest.mark.parametrize(
    "text",
    [
        "MATCH p = (:Applicant)-[:HAS_PHONE]->() RETURN p",
        "MATCH (:Applicant)-[r:HAS_PHONE]->() RETURN r",
        "MATCH (a)-[r:HAS_PHONE]->(i) RETURN a, r, i",
        "MATCH (a:Applicant)-->(i:Phone) RETURN a.applicant_id AS applicant_id, i.identifier_id AS identifier_id",
        "MATCH (a)-->(i:Phone) RETURN collect(a.applicant_id) AS applicant_ids, i.identifier_id AS identifier_id",
    ],
)
def test_people_and_values_are_drawn_with_the_line_between_them(ask: Callable[[str], AppTest], text: str) -> None:
    sent = drawn(ask(text))
    assert sorted(node["label"] for node in sent["nodes"])[0] == "+12025550143"
    assert {edge["from"] for edge in sent["edges"]} == {"person:A-1", "person:A-2"}
    assert len(sent["nodes"]) == 3


def test_an_answer_of_numbers_has_no_graph(ask: Callable[[str], AppTest]) -> None:
    assert not ask("UNWIND [1, 2] AS n RETURN n, {start: 'x', end: 'y', type: 't', properties: 1} AS odd").toggle


def test_a_map_that_claims_to_be_a_relationship_is_no_error(ask: Callable[[str], AppTest]) -> None:
    odd = "RETURN 'A-1' AS applicant_id, {start: 'x', end: 'y', type: 't', properties: {}} AS odd"
    assert [node["id"] for node in drawn(ask(odd))["nodes"]] == ["person:A-1"]


def test_no_more_are_drawn_than_can_be_seen_and_it_is_said(ask: Callable[[str], AppTest]) -> None:
    page = ask("UNWIND range(1, 400) AS n RETURN 'B-' + n AS applicant_id")
    assert len(drawn(page)["nodes"]) == 150
    assert any("Drawn: 150 of 400" in each.value for each in page.caption)


@pytest.mark.parametrize("text", ["MATCH p = (:Applicant)-->(:Phone) RETURN p", "MATCH (:Applicant)-[r]->() RETURN r"])
def test_of_somebody_whose_identity_is_misused_neither_name_nor_values_are_sent(
    database: Database, ask: Callable[[str], AppTest], text: str
) -> None:
    about = Subject(SubjectKind.APPLICANT, "A-1", applicants=("A-1",))
    decide(database, Draft(about, Verdict.IDENTITY_MISUSED, "they told us", "dana", datetime.now(UTC)), saw=None)
    sent = drawn(ask(text))
    assert HOSTILE not in json.dumps(sent)
    assert "5550143" not in json.dumps(sent)
    assert {node["id"] for node in sent["nodes"]} >= {"person:A-1", "person:A-2"}
