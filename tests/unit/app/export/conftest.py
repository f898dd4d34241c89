"""A case to be handed on: one ring around Jordan, with notes, a task, a decision and a history."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.export.case_document import CaseDocument, Collected
from graph.cases.exhibit import Exhibit
from graph.cases.model import Act, Case, Change, Content, Item, ItemKind, Note, State, Task
from graph.decisions.model import Decision, Subject, SubjectKind
from graph.rings.model import Ring

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def _text(text: str, usual: str) -> str:
    return text or usual


@pytest.fixture
def ring(ring: Ring) -> Ring:
    """The ring around Jordan, in which Maria has equipment sent to Sam's home."""
    sent = next(link for link in ring.links if link.role == "ship_to")
    return replace(ring, links=(*ring.links, replace(sent, applicant_id="A-3")))


@pytest.fixture
def case_of_ring() -> Callable[..., CaseDocument]:
    """The document of a case with this ring in it; `text` stands wherever people wrote something."""

    def case_of_ring(ring: Ring, text: str = "") -> CaseDocument:
        item = Item("case-item:1", ItemKind.PERSON, "A-1", ("A-1",), ("phone:00000000000000a1",), ("e",), NOON, "kim")
        opened = Change("case:1", 1, Act.OPENED, "kim", NOON, "", _text(text, "One phone"), State.OPEN, "kim")
        collected = replace(opened, number=2, act=Act.COLLECTED, other="A-1", text=text)
        content = Content(
            (item,),
            (Note(_text(text, "Spoke to HR."), "kim", NOON),),
            (Task(1, _text(text, "Ask IT"), "lee", date(2026, 3, 9)),),
        )
        decision = Decision(
            "decision:1",
            Subject(SubjectKind.APPLICANT, "A-2", applicants=("A-2",)),
            1,
            "ring_member",
            _text(text, "Same laptop."),
            "lee",
            NOON,
            None,
            None,
        )
        return CaseDocument(
            case=Case("case:1", 7, NOON, "kim", collected, content),
            history=(opened, collected),
            collected=(Collected(item, (Exhibit(ring, None, NOON, "kim"),)),),
            decisions=(decision,),
            left_out="1 person left out: identity misused.",
            exported_by="kim",
            exported_at=NOON,
        )

    return case_of_ring


@pytest.fixture
def case_document(ring: Ring, case_of_ring: Callable[..., CaseDocument]) -> CaseDocument:
    """The document of the case with the ring around Jordan."""
    return case_of_ring(ring)
