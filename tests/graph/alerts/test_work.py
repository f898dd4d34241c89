import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from graph.alerts.evidence import Finding
from graph.alerts.listing import alert_of, alerts, history
from graph.alerts.model import Act, Alert, Kind, State
from graph.alerts.raising import Raising, raise_alerts
from graph.alerts.work import LONGEST_REASON, Overtaken, Step, act, take_next
from graph.database import Database
from graph.errors import UsageError

PEOPLE = 8


@pytest.fixture
def raise_some(database: Database, noon: datetime) -> Callable[[int], list[Alert]]:
    """Raise so many alerts on as many subjects, each weightier than the one before."""

    def raise_some(number: int) -> list[Alert]:
        raising = Raising("phones", "shared_phone_rows", Kind.FOUND, "kim", noon, noon + timedelta(days=30))
        found = [
            Finding(f"A-{each}", rows=({"applicant_id": f"A-{each}"},), score=each / 100, reason="x", is_person=True)
            for each in range(number)
        ]
        raise_alerts(database, raising, found)
        return alerts(database, noon)

    return raise_some


@pytest.fixture
def one(raise_some: Callable[[int], list[Alert]]) -> Alert:
    """One alert that nobody has."""
    return raise_some(1)[0]


@pytest.fixture
def step(one: Alert, noon: datetime) -> Callable[..., Step]:
    """A step that Kim wants to do to that alert."""

    def step(what: Act, reason: str = "Looked into.", actor: str = "kim", until: datetime | None = None) -> Step:
        return Step(one.alert_id, what, actor, noon, reason, until)

    return step


def _done(answer: Alert | Overtaken) -> Alert:
    assert isinstance(answer, Alert)
    return answer


def test_take_next_never_gives_two_people_the_same(
    database: Database, raise_some: Callable[[int], list[Alert]], noon: datetime
) -> None:
    raise_some(20)
    ready = threading.Barrier(PEOPLE)

    def work(actor: str) -> list[str]:
        ready.wait()
        taken = []
        while alert := take_next(database, actor, noon):
            assert alert.last.holder == actor
            taken.append(alert.alert_id)
        return taken

    with ThreadPoolExecutor(PEOPLE) as pool:
        taken = [alert_id for each in pool.map(work, (f"person {n}" for n in range(PEOPLE))) for alert_id in each]
    assert len(taken) == len(set(taken)) == 20
    assert {alert.shown for alert in alerts(database, noon)} == {"taken"}


def test_the_weightiest_comes_first(
    database: Database, raise_some: Callable[[int], list[Alert]], noon: datetime
) -> None:
    raise_some(3)
    taken = [take_next(database, "kim", noon) for _ in range(4)]
    assert [alert and alert.subject for alert in taken] == ["A-2", "A-1", "A-0", None]


def test_of_many_who_close_at_once_exactly_one_does(database: Database, step: Callable[..., Step], one: Alert) -> None:
    ready = threading.Barrier(PEOPLE)

    def close(number: int) -> Alert | Overtaken:
        ready.wait()
        what = Act.DISMISSED if number % 2 else Act.CONFIRMED
        return act(database, step(what, actor=f"person {number}"), saw=1)

    with ThreadPoolExecutor(PEOPLE) as pool:
        answers = list(pool.map(close, range(PEOPLE)))
    [won] = [answer for answer in answers if isinstance(answer, Alert)]
    lost = [answer for answer in answers if isinstance(answer, Overtaken)]
    assert {answer.alert.last for answer in lost} == {won.last}
    assert len(history(database, one.alert_id)) == 2


def test_nothing_that_happened_is_ever_changed(database: Database, step: Callable[..., Step], one: Alert) -> None:
    act(database, step(Act.TAKEN, ""), saw=1)
    act(database, step(Act.CONFIRMED, "Same hands."), saw=2)
    act(database, step(Act.REOPENED, "Not so sure.", "lee"), saw=3)
    done = [(each.change.act, each.change.state, each.change.holder) for each in history(database, one.alert_id)]
    assert done == [
        ("raised", "new", None),
        ("taken", "taken", "kim"),
        ("confirmed", "confirmed", "kim"),
        ("reopened", "new", None),
    ]


def test_whoever_did_not_see_what_stands_is_refused_with_it(database: Database, step: Callable[..., Step]) -> None:
    taken = _done(act(database, step(Act.TAKEN, ""), saw=1))
    theirs = step(Act.DISMISSED, actor="lee")
    assert act(database, theirs, saw=1) == Overtaken(taken, theirs)


def test_the_same_step_sent_twice_is_one(database: Database, step: Callable[..., Step], one: Alert) -> None:
    first = act(database, step(Act.DISMISSED), saw=1)
    assert act(database, step(Act.DISMISSED), saw=1) == first
    assert len(history(database, one.alert_id)) == 2


def test_evidence_that_grew_meanwhile_must_be_seen(
    database: Database, step: Callable[..., Step], noon: datetime
) -> None:
    raising = Raising("phones", "shared_phone_rows", Kind.FOUND, "kim", noon, noon + timedelta(days=30))
    more = Finding("A-0", rows=({"applicant_id": "A-0", "more": 1},), score=1, reason="x", is_person=True)
    raise_alerts(database, raising, [more])
    answer = act(database, step(Act.DISMISSED), saw=1)
    assert isinstance(answer, Overtaken)
    assert answer.alert.last.act is Act.GREW


def test_a_snoozed_alert_sleeps_until_its_time(
    database: Database, step: Callable[..., Step], one: Alert, noon: datetime
) -> None:
    act(database, step(Act.SNOOZED, "Waits for HR.", until=noon + timedelta(days=2)), saw=1)
    assert take_next(database, "lee", noon) is None
    asleep, awake = (alert_of(database, one.alert_id, noon + timedelta(days=days)) for days in (1, 3))
    assert (asleep and asleep.shown, awake and awake.shown) == ("snoozed", "new")
    taken = take_next(database, "lee", noon + timedelta(days=3))
    assert taken
    assert taken.alert_id == one.alert_id


def test_more_evidence_wakes_a_sleeper(
    database: Database, step: Callable[..., Step], one: Alert, noon: datetime
) -> None:
    act(database, step(Act.SNOOZED, "Waits.", until=noon + timedelta(days=20)), saw=1)
    raising = Raising("phones", "q", Kind.FOUND, "kim", noon, noon + timedelta(days=30))
    more = Finding("A-0", rows=({"applicant_id": "A-0", "more": 1},), score=1, reason="x", is_person=True)
    raise_alerts(database, raising, [more])
    assert [alert.shown for alert in alerts(database, noon)] == ["new"]


@pytest.mark.parametrize(
    ("what", "reason", "said"),
    [
        (Act.DISMISSED, " ", "needs a reason"),
        (Act.CONFIRMED, "", "needs a reason"),
        (Act.REOPENED, "x", "new already"),
        (Act.SNOOZED, "x", "a time to come"),
        (Act.DISMISSED, "x" * (LONGEST_REASON + 1), "at most"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_leaves_no_trace(
    database: Database, step: Callable[..., Step], what: Act, reason: str, said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        act(database, step(what, reason), saw=1)
    assert len(history(database, step(what).alert_id)) == 1


def test_what_somebody_has_taken_is_theirs_until_it_is_reopened(database: Database, step: Callable[..., Step]) -> None:
    act(database, step(Act.TAKEN, ""), saw=1)
    for what in (Act.TAKEN, Act.DISMISSED, Act.SNOOZED):
        theirs = replace(step(what, actor="lee"), until=step(what).at + timedelta(days=1))
        with pytest.raises(UsageError, match="kim has taken it"):
            act(database, theirs, saw=2)
    act(database, step(Act.REOPENED, "Kim is ill.", "lee"), saw=2)
    assert _done(act(database, step(Act.TAKEN, "", "lee"), saw=3)).last.holder == "lee"


def test_a_closed_alert_is_closed(database: Database, step: Callable[..., Step]) -> None:
    act(database, step(Act.CONFIRMED), saw=1)
    with pytest.raises(UsageError, match="It is confirmed by kim"):
        act(database, step(Act.DISMISSED), saw=2)


def test_an_unknown_alert_is_one_sentence(database: Database, noon: datetime) -> None:
    with pytest.raises(UsageError, match="There is no alert"):
        act(database, Step("alert:0", Act.TAKEN, "kim", noon), saw=1)
    assert alert_of(database, "alert:0", noon) is None


def test_a_hostile_reason_is_kept_as_it_is(database: Database, step: Callable[..., Step], one: Alert) -> None:
    hostile = "<script>alert(1)</script> ![x](http://hostile.example) '}) DETACH DELETE n //"
    act(database, step(Act.DISMISSED, hostile), saw=1)
    assert history(database, one.alert_id)[-1].change.reason == hostile
    assert alerts(database, one.raised_at, shown=State.DISMISSED)
