from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from graph.cases.changing import Overtaken
from graph.cases.collecting import collect
from graph.cases.listing import case_of, exhibits_of
from graph.cases.model import By, Case
from graph.cases.opening import open_case
from graph.cases.work import add_note, retitle
from graph.database import Database
from graph.errors import UsageError
from graph.privacy.erase import erase
from graph.privacy.export import everything_held
from graph.rings.stored.listing import stored_rings
from graph.rings.stored.refresh import refresh

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
MakeBy = Callable[[], By]


@pytest.fixture
def by() -> MakeBy:
    minutes = count()
    return lambda: By("kim", NOON + timedelta(minutes=next(minutes)))


def _done(answer: Case | Overtaken) -> Case:
    assert isinstance(answer, Case)
    return answer


@pytest.fixture
def case(database: Database, load: Callable[..., Any], feeds: dict[str, str], by: MakeBy) -> Case:
    """A case with Vera, with Bo, who lives where she does, and notes on both."""
    load(feeds)
    case = open_case(database, "Vera Nøvak and others", by())
    case = _done(collect(database, case.seen, "V-1", by()))
    case = _done(collect(database, case.seen, "B-1", by()))
    case = _done(add_note(database, case.seen, "Vera Nøvak (V-1) called; Bo Lind did not.", by()))
    return _done(retitle(database, case.seen, "Bo and another", by()))


def everything(database: Database) -> str:
    return str(database.read("MATCH (n) RETURN properties(n) AS stored"))


def test_an_erased_person_is_gone_from_every_version_of_a_case(database: Database, case: Case, home: Path) -> None:
    vera, bo = case.content.items
    assert "Nøvak" in everything(database)
    erased = erase(database, home, "V-2", actor="kim", reason="Asked for it.")
    assert erased.cases == 1
    for version in range(1, case.version + 1):
        left = case_of(database, case.case_id, version)
        assert left
        assert [item.subject for item in left.content.items] in ([], ["B-1"])
        assert left.title in {"[erased] and others", "Bo and another"}
    now = case_of(database, case.case_id)
    assert now
    assert [note.text for note in now.content.notes] == ["[erased] ([erased]) called; Bo Lind did not."]
    assert exhibits_of(database, vera.evidence) == {}
    [exhibit] = exhibits_of(database, bo.evidence).values()
    assert not {"V-1", "V-2"} & exhibit.people
    assert exhibit.ring.suspect == "B-1"
    text = everything(database)
    for trace in ("Nøvak", "'V-1'", '"V-1"', '"V-2"', "vera.novak"):
        assert trace not in text
    assert "Bo Lind" in text


def test_an_erased_person_is_not_collected(database: Database, case: Case, home: Path, by: MakeBy) -> None:
    erase(database, home, "V-1", actor="kim", reason="Asked for it.")
    now = case_of(database, case.case_id)
    assert now
    with pytest.raises(UsageError, match="no applicant"):
        collect(database, now.seen, "V-1", by())


def test_the_ring_of_an_erased_person_stays_in_the_case_without_them(
    database: Database, home: Path, tell: Callable[..., None], by: MakeBy
) -> None:
    for number in range(1, 6):
        for neighbour in (number, number % 5 + 1):
            tell((f"R-{neighbour}", "phone", f"(480) 555-010{number}"))
            tell((f"R-{neighbour}", "email", f"desk{number}@four.example.org"))
    refresh(database, NOON)
    [ring] = stored_rings(database)
    case = open_case(database, "Five", by())
    case = _done(collect(database, case.seen, ring.ring_id, by()))
    [before] = exhibits_of(database, case.content.items[0].evidence).values()
    erase(database, home, before.ring.suspect, actor="kim", reason="Asked for it.")
    now = case_of(database, case.case_id)
    assert now
    [item] = now.content.items
    [exhibit] = exhibits_of(database, item.evidence).values()
    assert exhibit.stored
    assert (len(item.applicants), len(exhibit.stored.members), exhibit.stored.size) == (4, 4, 4)
    assert before.ring.suspect not in everything(database)


def test_what_is_held_about_somebody_has_their_cases(database: Database, case: Case) -> None:
    held = everything_held(database, "V-1")
    assert held
    [stored] = held["cases"]
    assert stored["case_id"] == case.case_id
    assert [len(change["content"]["items"]) for change in stored["changes"]] == [0, 1, 2, 2, 2]
    assert len(held["case_evidence"]) == 2
    other = everything_held(database, "V-10")
    assert other
    assert other["cases"] == []
