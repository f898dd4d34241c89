from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from graph.database import Database
from graph.decisions.decide import Draft, decide
from graph.decisions.model import Subject, SubjectKind
from graph.facts.model import Alias, Record, WatchlistEntry
from graph.hubs.classes import HubClass
from graph.identifiers.canonical import Canonical
from graph.queries.declaration import Category
from graph.signals.hits import signals_of
from graph.signals.model import Evidence, SignalHit

Tell = Callable[..., None]
Identify = Callable[[str, str], Canonical]
PHONE = "(202) 555-0143"


def names(*people: tuple[str, str]) -> list[Record]:
    return [Record(applicant_id, "ats", name=name) for applicant_id, name in people]


def test_a_hit_says_who_why_how_much_and_what_was_seen(database: Database, tell: Tell, identify: Identify) -> None:
    tell(*names(("A-1", "Ana"), ("A-2", "Ben")), ("A-1", "phone", PHONE), ("A-2", "phone", PHONE))
    assert signals_of(database, ["A-1"]) == [
        SignalHit(
            "shared_phone",
            "A-1",
            Category.PHONE,
            0.6,
            "The phone +12025550143 is also that of A-2.",
            (
                Evidence("phone", "+12025550143"),
                Evidence("others", ["A-2"]),
                Evidence("identifier_id", identify("phone", PHONE).identifier_id),
            ),
        )
    ]


def test_whoever_is_asked_about_gets_the_hits_that_they_have_among_everybody(database: Database, tell: Tell) -> None:
    tell(*names(("A-1", "Ana"), ("A-2", "Ben"), ("A-3", "Cleo")))
    tell(
        *((applicant_id, "phone", PHONE) for applicant_id in ("A-1", "A-2", "A-3")), ("A-1", "phone", "+1 202 555 0187")
    )
    everybody = signals_of(database)
    assert {hit.applicant_id for hit in everybody} == {"A-1", "A-2", "A-3"}
    for applicant_id in ("A-1", "A-2", "A-3"):
        assert signals_of(database, [applicant_id]) == [hit for hit in everybody if hit.applicant_id == applicant_id]


def test_ids_of_one_person_are_one_whichever_is_asked_about(database: Database, tell: Tell) -> None:
    tell(*names(("A-1", "Ana"), ("A-2", "Ben")), ("E-1", "phone", PHONE), ("A-2", "phone", PHONE))
    tell(Alias("A-1", "E-1", "hr"))
    assert [hit.applicant_id for hit in signals_of(database, ["E-1"])] == ["A-1"]
    assert signals_of(database, ["A-1"]) == signals_of(database, ["E-1"])


def test_nobody_and_the_unknown_have_no_signals(database: Database, tell: Tell) -> None:
    tell(*names(("A-1", "Ana")), ("A-1", "phone", "+1 202 555 0187"))
    assert signals_of(database, []) == []
    assert signals_of(database, ["A-9"]) == []


@pytest.mark.parametrize(("confidence", "strength"), [("high", 0.8), ("Medium", 0.5), ("low", 0.3), (None, 0.3)])
def test_a_signal_may_weigh_each_row(
    database: Database, tell: Tell, identify: Identify, confidence: str | None, strength: float
) -> None:
    warning = WatchlistEntry("exchange", "phone", PHONE, "exchange", identify("phone", PHONE), confidence)
    tell(("A-1", "phone", PHONE), warning)
    assert [hit.strength for hit in signals_of(database, ["A-1"])] == [strength]


def test_a_value_that_an_investigator_knows_as_a_hub_or_cleared_says_nothing_until_that_ends(
    database: Database, tell: Tell, identify: Identify
) -> None:
    tell(*names(("A-1", "Ana"), ("A-2", "Ben")), ("A-1", "phone", PHONE), ("A-2", "phone", PHONE))
    desk = Subject(SubjectKind.IDENTIFIER, identify("phone", PHONE).identifier_id)
    now = datetime(2026, 3, 1, tzinfo=UTC)
    decide(database, Draft(desk, HubClass.AGENCY, "front desk", "dana", now, until=date(2026, 6, 30)), saw=None)
    assert signals_of(database, ["A-1"], on=date(2026, 6, 1)) == []
    assert signals_of(database, on=date(2026, 6, 1)) == []
    assert signals_of(database, ["A-1"], on=date(2026, 8, 1)) != []


def test_hostile_values_are_text_in_the_explanation(database: Database, tell: Tell) -> None:
    hostile = "{__class__} <b>x</b> [red] =cmd()"
    tell(Record("A-1", "ats", name=hostile, university="Belford University", degree=hostile))
    [hit] = signals_of(database, ["A-1"])
    assert hit.explanation == "Belford University is on the list of schools that sold degrees."
    assert Evidence("degrees", [hostile]) in hit.evidence
