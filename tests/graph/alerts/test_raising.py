from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from graph.alerts.evidence import Finding
from graph.alerts.listing import alerts, by_query, history
from graph.alerts.model import Act, Kind, State
from graph.alerts.raising import Raising, erased, raise_alerts
from graph.alerts.run import Outcome, run_alert, run_due_alerts
from graph.alerts.suppression import lift, suppress, suppressions
from graph.alerts.work import Step, act
from graph.audit.trail import events
from graph.database import Database
from graph.errors import UsageError
from graph.facts.model import Alias
from graph.jobs.standing import declare_jobs
from graph.privacy.erase import erase

Run = Callable[..., Outcome]
Say = Callable[..., None]
Tell = Callable[..., None]

PHONE, OTHER = "(202) 555-0143", "(202) 555-0166"


@pytest.fixture
def pair(tell: Tell) -> None:
    """Two applicants with one phone."""
    tell(("A-1", "phone", PHONE), ("A-2", "phone", PHONE))


def subjects(database: Database, now: datetime, shown: str | None = None) -> list[str]:
    return sorted(alert.subject for alert in alerts(database, now, shown=shown))


@pytest.mark.usefixtures("pair")
def test_each_new_subject_is_an_alert_with_its_evidence(database: Database, run: Run, noon: datetime) -> None:
    outcome = run()
    assert (outcome.rows, len(outcome.new), outcome.failure) == (2, 2, None)
    one = alerts(database, noon)[0]
    assert (one.name, one.query, one.kind, one.owner) == ("phones", "shared_phone_rows", Kind.FOUND, "kim")
    assert (one.shown, one.version, one.score) == ("new", 1, 0.5)
    assert one.reason == "+12025550143 is of 2 persons"
    assert subjects(database, noon) == ["A-1", "A-2"]
    [raised] = history(database, one.alert_id)
    assert raised.evidence == [{"applicant_id": one.subject, "phone": "+12025550143", "persons": 2}]


@pytest.mark.usefixtures("pair")
def test_what_was_raised_is_not_raised_again(database: Database, run: Run, noon: datetime) -> None:
    run()
    again = run(noon + timedelta(hours=1))
    assert (again.rows, again.new, again.grown) == (2, (), ())
    assert [alert.version for alert in alerts(database, noon)] == [1, 1]


@pytest.mark.usefixtures("pair")
def test_more_evidence_grows_the_open_alert_and_makes_no_second(
    database: Database, run: Run, tell: Tell, noon: datetime
) -> None:
    run()
    tell(("A-1", "phone", OTHER), ("A-3", "phone", OTHER))
    outcome = run(noon + timedelta(hours=1))
    assert (len(outcome.new), len(outcome.grown)) == (1, 1)
    grown = next(alert for alert in alerts(database, noon) if alert.subject == "A-1")
    assert (grown.version, grown.last.act, grown.shown) == (2, Act.GREW, "new")
    assert [len(one.evidence) for one in history(database, grown.alert_id)] == [1, 1]


@pytest.mark.usefixtures("pair")
def test_who_is_dismissed_comes_back_only_with_more_evidence(
    database: Database, run: Run, tell: Tell, noon: datetime
) -> None:
    run()
    for alert in alerts(database, noon):
        act(database, Step(alert.alert_id, Act.DISMISSED, "kim", noon, "A couple."), saw=1)
    assert run(noon + timedelta(hours=1)).new == ()
    tell(("A-3", "phone", PHONE))
    assert len(run(noon + timedelta(hours=2)).new) == 3
    assert subjects(database, noon, State.NEW) == ["A-1", "A-2", "A-3"]
    assert subjects(database, noon, State.DISMISSED) == ["A-1", "A-2"]
    assert sorted(alert.number for alert in alerts(database, noon)) == [1, 1, 1, 2, 2]


@pytest.mark.usefixtures("pair")
def test_less_evidence_is_no_news(database: Database, run: Run, tell: Tell, noon: datetime) -> None:
    tell(("A-3", "phone", PHONE))
    run()
    database.write(lambda transaction: transaction.run("MATCH (p:Phone) SET p.degree = 2"))
    assert (run(noon + timedelta(hours=1)).new, run(noon + timedelta(hours=1)).grown) == ((), ())


@pytest.mark.usefixtures("pair")
def test_columns_that_are_not_compared_are_no_news(database: Database, run: Run, tell: Tell, say: Say) -> None:
    say('compare = ["applicant_id", "phone"]')
    run()
    tell(("A-3", "phone", PHONE))
    outcome = run()
    assert (len(outcome.new), outcome.grown) == (1, ())
    assert len(alerts(database, datetime.now(UTC))) == 3


@pytest.mark.usefixtures("pair")
def test_all_ids_of_a_person_are_one_subject(database: Database, run: Run, tell: Tell, noon: datetime) -> None:
    run()
    tell(Alias("A-2", "A-0", "ats"))
    outcome = run(noon + timedelta(hours=1))
    assert outcome.new == ()
    assert subjects(database, noon) == ["A-1", "A-2"]


@pytest.mark.usefixtures("pair")
def test_two_schedulers_at_once_raise_each_once(database: Database, home: Path, noon: datetime) -> None:
    def run_as(actor: str) -> Outcome:
        return run_alert(database, home, "phones", actor=actor, now=noon)

    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(run_as, ("a", "b", "c", "d")))
    assert sum(len(outcome.new) for outcome in outcomes) == 2
    assert subjects(database, noon) == ["A-1", "A-2"]


@pytest.mark.usefixtures("pair")
def test_one_that_nobody_took_in_time_is_expired_until_there_is_more(
    database: Database, run: Run, say: Say, tell: Tell, noon: datetime
) -> None:
    say('expires_after = "2d"')
    run()
    later = noon + timedelta(days=3)
    assert subjects(database, later, "expired") == ["A-1", "A-2"]
    assert run(later).new == ()
    tell(("A-3", "phone", PHONE))
    run(later)
    assert subjects(database, later, State.NEW) == ["A-1", "A-2", "A-3"]


@pytest.mark.usefixtures("pair")
def test_a_suppressed_value_is_no_work_until_its_last_day(database: Database, run: Run, noon: datetime) -> None:
    rule = suppress(
        database, "phones", "phone", "+12025550143", until=date(2026, 3, 2), reason="Our desk.", actor="kim", at=noon
    )
    outcome = run()
    assert (outcome.rows, outcome.suppressed, outcome.new) == (2, 2, ())
    assert suppressions(database) == [rule]
    assert len(run(noon + timedelta(days=2)).new) == 2


@pytest.mark.usefixtures("pair")
def test_a_suppression_can_be_lifted_once(database: Database, run: Run, noon: datetime) -> None:
    rule = suppress(
        database, "phones", "applicant_id", "A-1", until=date(2026, 4, 1), reason="Ours.", actor="kim", at=noon
    )
    lift(database, rule.suppression_id, actor="lee", at=noon)
    [lifted] = suppressions(database, "phones")
    assert (lifted.lifted_by, lifted.stands(noon.date())) == ("lee", False)
    assert run().suppressed == 0
    with pytest.raises(UsageError, match="that stands"):
        lift(database, rule.suppression_id, actor="lee", at=noon + timedelta(seconds=1))


@pytest.mark.parametrize(("until", "reason", "said"), [(1, " ", "needs a reason"), (-1, "Ours.", "is past")])
def test_a_suppression_has_a_reason_and_an_end(
    database: Database, noon: datetime, until: int, reason: str, said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        suppress(
            database,
            "phones",
            "phone",
            "x",
            until=noon.date() + timedelta(days=until),
            reason=reason,
            actor="kim",
            at=noon,
        )


def test_a_query_that_does_not_run_is_one_alert_to_its_owner(
    database: Database, home: Path, run: Run, noon: datetime
) -> None:
    (home / "queries" / "shared_phone_rows.cypher").write_text("RETURN 1", encoding="utf-8")
    assert "It has no declaration" in (run().failure or "")
    run(noon + timedelta(hours=1))
    [alert] = alerts(database, noon)
    assert (alert.kind, alert.owner, alert.subject, alert.score) == (Kind.FAILURE, "kim", "alerts.phones", 1.0)
    assert "It has no declaration" in alert.reason
    assert by_query(database, noon) == []


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("most_rows = 1", "more than 1 rows"),
        ('subject = "nobody"', "needs the column nobody"),
        ('score = "nothing"', "needs the column nothing"),
        ("parameters = { leest = 3 }", "did you mean least"),
        ("parameters = { least = { days = 3 } }", "days_ago"),
    ],
)
@pytest.mark.usefixtures("pair")
def test_whatever_is_wrong_is_said_to_the_owner(database: Database, run: Run, say: Say, lines: str, said: str) -> None:
    say(lines)
    assert said in (run().failure or "")
    [alert] = alerts(database, datetime.now(UTC), kind=Kind.FAILURE)
    assert said in alert.reason


def test_a_query_that_takes_too_long_is_an_alert_to_its_owner(
    database: Database, home: Path, run: Run, say: Say, noon: datetime
) -> None:
    (home / "queries" / "shared_phone_rows.cypher").write_text(
        '// title = "Slow"\n// description = "Slow."\n// returns = ["applicant_id"]\n'
        "UNWIND range(1, 10000000000) AS x WITH count(x) AS x RETURN toString(x) AS applicant_id",
        encoding="utf-8",
    )
    say("most_seconds = 1")
    assert "took too long" in (run().failure or "")
    assert [alert.kind for alert in alerts(database, noon)] == [Kind.FAILURE]


@pytest.mark.usefixtures("pair")
def test_a_failure_after_a_success_is_a_new_one(database: Database, run: Run, say: Say, noon: datetime) -> None:
    def failed(day: int) -> int:
        say("most_rows = 1")
        run(noon + timedelta(days=day))
        say()
        return len(alerts(database, noon, kind=Kind.FAILURE))

    assert failed(0) == 1
    [first] = alerts(database, noon, kind=Kind.FAILURE)
    act(database, Step(first.alert_id, Act.DISMISSED, "kim", noon, "Known."), saw=1)
    assert failed(1) == 1
    run(noon + timedelta(days=2))
    assert failed(3) == 2


@pytest.mark.usefixtures("pair")
def test_a_signal_raises_by_its_strength_and_explanation(
    database: Database, home: Path, tell: Tell, noon: datetime
) -> None:
    (home / "ringlight.toml").write_text(
        '[alerts.hits]\nsignal = "watchlist_hit"\nowner = "kim"\n'
        '[alerts.phones]\nsignal = "shared_phone"\nowner = "kim"\n'
    )
    database.write(
        lambda transaction: transaction.run(
            "MATCH (a:Applicant) SET a.name = CASE a.applicant_id WHEN 'A-1' THEN 'Ana Lind' ELSE 'Bo Marsh' END"
        )
    )
    outcome = run_alert(database, home, "phones", actor="ops", now=noon)
    assert (outcome.failure, len(outcome.new)) == (None, 2)
    assert {alert.score for alert in alerts(database, noon)} == {0.6}
    assert run_alert(database, home, "hits", actor="ops", now=noon).failure is None


def test_a_job_that_is_late_is_an_alert_to_its_owner_once(database: Database, home: Path, noon: datetime) -> None:
    (home / "ringlight.toml").write_text('[alerts.feeds]\njobs = true\nowner = "ops"\nevery = "15m"\n')
    declare_jobs(database, {"nightly": timedelta(seconds=1), "weekly": timedelta(days=8)}, where="here")
    database.write(lambda transaction: transaction.run("MATCH (j:Job) SET j.declared_at = datetime('2026-02-28')"))
    outcomes = [run_alert(database, home, "feeds", actor="ops", now=noon) for _ in range(2)]
    assert [(outcome.failure, len(outcome.new)) for outcome in outcomes] == [(None, 2), (None, 0)]
    late = next(alert for alert in alerts(database, noon) if alert.subject == "nightly")
    assert (late.kind, late.owner, late.score) == (Kind.FAILURE, "ops", 1.0)
    assert "nightly has never brought anything" in late.reason
    assert by_query(database, noon) == []


@pytest.mark.usefixtures("pair")
def test_what_is_due_runs_once_for_all_that_was_missed(database: Database, home: Path, noon: datetime) -> None:
    def names(now: datetime) -> list[str]:
        return [outcome.name for outcome in run_due_alerts(database, home, actor="ops", now=now)]

    assert names(noon) == ["phones"]
    assert names(noon + timedelta(minutes=30)) == []
    assert names(noon + timedelta(hours=7)) == ["phones"]
    assert names(noon + timedelta(hours=7, minutes=1)) == []


@pytest.mark.usefixtures("pair")
def test_what_people_made_of_a_querys_alerts_is_counted(
    database: Database, run: Run, tell: Tell, noon: datetime
) -> None:
    tell(("A-3", "phone", PHONE), ("A-4", "phone", PHONE))
    run()
    for alert, what in zip(alerts(database, noon), (Act.DISMISSED, Act.DISMISSED, Act.CONFIRMED), strict=False):
        act(database, Step(alert.alert_id, what, "kim", noon, "Looked into."), saw=1)
    [record] = by_query(database, noon)
    assert (record.raised, record.open, record.dismissed, record.confirmed) == (4, 1, 2, 1)
    assert record.false_positive_rate == pytest.approx(2 / 3)
    [after_expiry] = by_query(database, noon + timedelta(days=90))
    assert (after_expiry.open, after_expiry.expired) == (0, 1)


@pytest.mark.usefixtures("pair")
def test_who_was_erased_is_raised_by_no_run_that_read_of_them_before(
    database: Database, home: Path, noon: datetime
) -> None:
    raising = Raising("phones", "shared_phone_rows", Kind.FOUND, "kim", noon, noon + timedelta(days=1))
    finding = Finding("A-1", rows=({"applicant_id": "A-1"},), score=0.5, reason="Shared.", is_person=True)
    before = erased(database)
    erase(database, home, "A-1", actor="counsel", reason="Asked to.")
    assert raise_alerts(database, raising, [finding], erased_before=before) is None
    assert alerts(database, noon) == []


@pytest.mark.usefixtures("pair")
def test_each_run_is_in_the_audit(home: Path, run: Run) -> None:
    run()
    [event] = [event for event in events(home) if event.action == "alert_run"]
    assert (event.actor, event.subject, event.details["rows"], len(event.details["new"])) == ("ops", "phones", 2, 2)
