from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from graph.decisions.model import Decision, Subject, SubjectKind, Verdict, standing_of

DAY = date(2026, 3, 1)
FIRST = Decision(
    "decision:1", Subject(SubjectKind.APPLICANT, "A-1"), 1, Verdict.CLEARED, "Spoke to them.", "kim",
    datetime(2026, 3, 1, 12, tzinfo=UTC), None, None,
)  # fmt: skip
SECOND = replace(
    FIRST, decision_id="decision:2", number=2, verdict=Verdict.UNSURE, decided_at=FIRST.decided_at + timedelta(hours=1)
)


def test_nothing_decided_nothing_stands() -> None:
    assert standing_of([], DAY) is None


def test_the_newest_stands() -> None:
    assert standing_of([FIRST, SECOND], DAY) is SECOND
    assert standing_of([SECOND, FIRST], DAY) is SECOND


def test_of_two_in_one_instant_the_later_numbered_stands() -> None:
    assert standing_of([FIRST, replace(SECOND, decided_at=FIRST.decided_at)], DAY) == replace(
        SECOND, decided_at=FIRST.decided_at
    )


def test_past_its_last_day_the_one_before_stands_again() -> None:
    limited = replace(SECOND, until=DAY)
    assert standing_of([FIRST, limited], DAY) is limited
    assert standing_of([FIRST, limited], DAY + timedelta(days=1)) is FIRST


def test_a_revocation_takes_back_what_it_names_and_nothing_else() -> None:
    revocation = replace(SECOND, decision_id="decision:3", number=3, verdict=Verdict.REVOKED, replaces="decision:2")
    assert standing_of([FIRST, SECOND, revocation], DAY) is FIRST
    assert standing_of([FIRST, SECOND, replace(revocation, replaces="decision:1")], DAY) is SECOND


@given(st.permutations([FIRST, SECOND, replace(FIRST, decision_id="decision:3", number=3, until=DAY)]))
def test_what_stands_does_not_depend_on_the_order_of_reading(decisions: list[Decision]) -> None:
    assert standing_of(decisions, DAY) == SECOND
