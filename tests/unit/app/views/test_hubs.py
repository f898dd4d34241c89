from datetime import UTC, date, datetime

from app.views.hubs import classed_table, waiting_table
from graph.decisions.model import Decision, Subject, SubjectKind
from graph.hubs.classes import HubClass
from graph.hubs.overview import Classified, Unclassified
from graph.hubs.rules import Proposal
from graph.hubs.standing import Standing

ADDRESS, PHONE = "address:00000000000000c3", "phone:00000000000000a1"


def classed(reason: str, value: str | None = "+16025550166", until: date | None = None) -> Classified:
    decision = Decision(
        decision_id="d-1",
        subject=Subject(SubjectKind.IDENTIFIER, PHONE),
        number=1,
        verdict=HubClass.AGENCY,
        reason=reason,
        actor="ines",
        decided_at=datetime(2026, 5, 4, 12, 0, tzinfo=UTC),
        until=until,
        replaces=None,
    )
    return Classified(PHONE, None, value, 10, Standing(decision, HubClass.AGENCY, is_crossed=False))


def test_what_waits_is_shown_with_what_it_looks_like_and_why() -> None:
    proposal = Proposal(HubClass.TOWER, "a house of 40 known units")
    table = waiting_table([Unclassified(ADDRESS, "address", "12 Oak St", "ship_to", 30, proposal)])
    assert table == {
        "Kind": ["address: equipment sent here"],
        "Value": ["12 Oak St"],
        "Persons": [30],
        "Looks like": ["a house of many flats"],
        "Why": ["a house of 40 known units"],
    }


def test_what_is_classed_says_who_why_and_until_when() -> None:
    table = classed_table([classed("Their front desk.", until=date(2026, 12, 31))])
    assert (table["By"], table["On"], table["Until"]) == (["ines"], ["2026-05-04"], ["2026-12-31"])
    assert table["Said"] == ["Hub: a recruiting agency, which gives its own contact"]
    assert table["Reason"] == ["Their front desk."]


def test_a_class_without_an_end_is_for_good_and_a_value_that_is_not_held_goes_by_its_id() -> None:
    table = classed_table([classed("Their front desk.", value=None)])
    assert (table["Value"], table["Until"]) == ([PHONE], ["for good"])


def test_a_value_or_a_reason_that_looks_like_a_formula_is_text() -> None:
    table = classed_table([classed("=1+1", value="=2+2")])
    assert (table["Value"], table["Reason"]) == (["'=2+2"], ["'=1+1"])
