import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from graph.database import Database
from graph.decisions.decide import LONGEST_REASON, Draft, Overtaken, decide, standing_on
from graph.decisions.history import decisions, evidence_of
from graph.decisions.model import Decision, Subject, SubjectKind, Verdict
from graph.errors import UsageError

Decide = Callable[..., Decision]

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ANA = Subject(SubjectKind.APPLICANT, "A-1", applicants=("A-1",))
PHONE = Subject(SubjectKind.IDENTIFIER, "phone:0123456789abcdef", identifiers=("phone:0123456789abcdef",))
RING = Subject(SubjectKind.RING, "ring:0123456789abcdef", applicants=("A-1", "A-2"), identifiers=(PHONE.id,))
DRAFT = Draft(ANA, Verdict.CLEARED, "Spoke to them.", "kim", NOON)


def _decided(answer: Decision | Overtaken) -> Decision:
    assert isinstance(answer, Decision)
    return answer


def test_a_decision_is_kept_with_all_that_it_was_made_on(database: Database) -> None:
    draft = replace(DRAFT, until=date(2026, 12, 31), evidence='{"members": ["A-1"]}')
    decision = _decided(decide(database, draft, saw=None))
    assert (decision.actor, decision.verdict, decision.reason) == ("kim", "cleared", "Spoke to them.")
    assert (decision.decided_at, decision.until, decision.replaces) == (NOON, date(2026, 12, 31), None)
    assert decisions(database) == [decision]
    assert evidence_of(database, decision.decision_id) == '{"members": ["A-1"]}'
    assert evidence_of(database, "decision:0") is None


def test_a_new_decision_names_what_it_replaces_and_the_old_one_stays_as_it_was(database: Database) -> None:
    first = _decided(decide(database, DRAFT, saw=None))
    later = replace(DRAFT, verdict=Verdict.RING_MEMBER, at=NOON + timedelta(days=1))
    second = _decided(decide(database, later, saw=first.decision_id))
    assert second.replaces == first.decision_id
    assert decisions(database) == [second, first]
    assert standing_on(database, ANA, date(2026, 3, 2)) == second


@pytest.mark.parametrize("saw", [None, "decision:0123456789abcdef"])
def test_who_did_not_see_what_stands_is_shown_both(database: Database, saw: str | None) -> None:
    standing = _decided(decide(database, DRAFT, saw=None))
    theirs = replace(DRAFT, verdict=Verdict.RING_MEMBER, actor="lee")
    assert decide(database, theirs, saw=saw) == Overtaken(standing, theirs)
    assert decisions(database) == [standing]


def test_the_same_decision_sent_twice_is_one(database: Database) -> None:
    first = _decided(decide(database, DRAFT, saw=None))
    assert decide(database, DRAFT, saw=None) == first
    assert decisions(database) == [first]


def test_of_many_who_decide_at_once_exactly_one_does(database: Database) -> None:
    ready = threading.Barrier(8)

    def decide_as(actor: str) -> Decision | Overtaken:
        ready.wait()
        return decide(database, replace(DRAFT, actor=actor), saw=None)

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(decide_as, (f"investigator {number}" for number in range(8))))
    [won] = [answer for answer in answers if isinstance(answer, Decision)]
    lost = [answer for answer in answers if isinstance(answer, Overtaken)]
    assert [answer.standing for answer in lost] == [won] * 7
    assert won.actor not in {answer.refused.actor for answer in lost}
    assert decisions(database) == [won]


def test_a_revocation_names_what_it_takes_back_and_what_stood_before_stands_again(database: Database) -> None:
    first = _decided(decide(database, DRAFT, saw=None))
    second = _decided(decide(database, replace(DRAFT, verdict=Verdict.UNSURE), saw=first.decision_id))
    taken_back = replace(DRAFT, verdict=Verdict.REVOKED, reason="That was somebody else.")
    assert _decided(decide(database, taken_back, saw=second.decision_id)).replaces == second.decision_id
    assert standing_on(database, ANA, NOON.date()) == first
    decide(database, taken_back, saw=first.decision_id)
    assert standing_on(database, ANA, NOON.date()) is None
    assert len(decisions(database)) == 4
    with pytest.raises(UsageError, match="Nothing stands"):
        decide(database, taken_back, saw=None)


def test_a_decision_stands_to_the_end_of_its_last_day(database: Database) -> None:
    decision = _decided(decide(database, replace(DRAFT, until=date(2026, 3, 5)), saw=None))
    assert standing_on(database, ANA, date(2026, 3, 5)) == decision
    assert standing_on(database, ANA, date(2026, 3, 6)) is None
    after = replace(DRAFT, at=NOON + timedelta(days=9))
    assert isinstance(decide(database, after, saw=decision.decision_id), Overtaken)
    assert _decided(decide(database, after, saw=None)).number == 2


def test_each_role_of_a_value_is_decided_for_itself(database: Database) -> None:
    home = replace(PHONE, role="home")
    decide(database, replace(DRAFT, subject=home, verdict="household"), saw=None)
    decide(database, replace(DRAFT, subject=PHONE, verdict="agency"), saw=None)
    standing = [standing_on(database, subject, NOON.date()) for subject in (home, PHONE)]
    assert [decision and decision.verdict for decision in standing] == ["household", "agency"]
    assert standing_on(database, replace(PHONE, role="ship_to"), NOON.date()) is None


def test_history_tells_what_somebody_was_part_of(database: Database, tell: Callable[..., None]) -> None:
    tell(("A-2", "phone", "(202) 555-0143"))
    on_ring = _decided(decide(database, replace(DRAFT, subject=RING), saw=None))
    on_ana = _decided(decide(database, replace(DRAFT, at=NOON + timedelta(hours=1)), saw=None))
    assert decisions(database, "A-1") == [on_ana, on_ring]
    assert decisions(database, "A-2") == [on_ring]
    assert decisions(database, PHONE.id) == [on_ring]
    assert decisions(database, RING.id) == [on_ring]
    assert decisions(database, "A-3") == []


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"reason": " \n\t"}, "needs a reason"),
        ({"reason": "x" * (LONGEST_REASON + 1)}, "at most 20,000"),
        ({"until": date(2026, 2, 28)}, "is past"),
        ({"verdict": "agency"}, "class of values, not of an applicant"),
        ({"subject": RING, "verdict": Verdict.IDENTITY_MISUSED}, "nothing to decide about a ring"),
        ({"subject": PHONE, "verdict": Verdict.IDENTITY_MISUSED}, "nothing to decide about a value"),
    ],
)
def test_what_is_no_decision_is_refused_in_a_sentence(
    database: Database, change: dict[str, object], complaint: str
) -> None:
    with pytest.raises(UsageError, match=complaint):
        decide(database, replace(DRAFT, **change), saw=None)  # type: ignore[arg-type]
    assert decisions(database) == []


@pytest.mark.parametrize("reason", ["=cmd|' /C calc'!A0", "\x1b[2J\u202e<script>\0</script>", "x" * 10_000, "名前 💡"])
def test_a_reason_is_kept_as_it_was_written(database: Database, reason: str) -> None:
    decide(database, replace(DRAFT, reason=reason), saw=None)
    assert [decision.reason for decision in decisions(database)] == [reason]


def test_half_a_character_does_not_stop_a_decision(database: Database) -> None:
    decide(database, replace(DRAFT, reason="broken \ud83d input"), saw=None)
    assert [decision.reason for decision in decisions(database)] == ["broken ? input"]
