"""What is old goes: where all feeds are in, little at once, and nothing that somebody needs."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from graph.audit.trail import events
from graph.database import Database
from graph.decisions.decide import Draft, decide
from graph.decisions.model import Decision, Subject, SubjectKind
from graph.errors import UsageError
from graph.privacy.holds import hold
from graph.retention.declaration import Retention
from graph.retention.due import plan
from graph.retention.retain import Deleted, retain

NOW = datetime(2026, 6, 1, tzinfo=UTC)
ALL_IN = """
CREATE (:Job {name: 'ats', declared_at: datetime()}),
       (:JobRun {job_run_id: 'r', job: 'ats', state: $state, started_at: datetime(), attempt: 1, host: 'h',
                 loaded: 1, known: 0, refused: 0, rows_in: 1, rows_rejected: 0})
"""
Tell = Callable[..., None]
Retain = Callable[..., dict[str, int]]


@pytest.fixture
def job_ended(database: Database) -> Callable[[str], None]:
    """Have the one declared job end like that."""

    def job_ended(state: str) -> None:
        database.write(lambda transaction: transaction.run(ALL_IN, state=state))

    return job_ended


@pytest.fixture
def retention(database: Database, tmp_path: Path) -> Retain:
    """Delete what is due by such a declaration; how much of what went."""

    def retention(**said: object) -> dict[str, int]:
        says = Retention.model_validate({"most_share": 1, **said})
        done: list[Deleted] = retain(database, tmp_path, says, actor="night", now=NOW)
        return {each.due.what: each.deleted for each in done}

    return retention


def _applicants(database: Database) -> list[str]:
    rows = database.read("MATCH (a:Applicant) RETURN a.applicant_id AS id ORDER BY id")
    return [row["id"] for row in rows]


@pytest.fixture
def two(tell: Tell, job_ended: Callable[[str], None]) -> None:
    """One person whom nobody heard of for years, and one who shares their phone and is here."""
    tell(
        ("OLD", "phone", "(202) 555-0143", "2022-01-31"),
        ("OLD", "email", "old@example.com", "2022-02-01"),
        ("NEW", "phone", "(202) 555-0143", "2026-05-01"),
    )
    job_ended("done")


@pytest.fixture
def decided(database: Database) -> Callable[[str], None]:
    """Decide about OLD."""

    def decided(verdict: str) -> None:
        draft = Draft(Subject(SubjectKind.APPLICANT, "OLD", applicants=("OLD",)), verdict, "Looked into.", "ann", NOW)
        assert isinstance(decide(database, draft, saw=None), Decision)

    return decided


@pytest.mark.usefixtures("two")
def test_a_person_goes_when_their_time_is_over_and_others_are_as_if_they_had_never_been(
    retention: Retain, database: Database, tmp_path: Path
) -> None:
    assert retention(persons={"undecided": "3y"}) == {"persons": 1}
    assert _applicants(database) == ["NEW"]
    values = database.read("MATCH (i:Identifier) RETURN i.value AS value, i.degree AS degree")
    assert values == [{"value": "+12025550143", "degree": 1}]
    [event] = [each for each in events(tmp_path) if each.action == "retention"]
    assert event.details == {"deleted": {"persons": 1}}
    assert database.read("MATCH (t:Tombstone) RETURN t") == []


@pytest.mark.usefixtures("two")
def test_a_dry_run_counts_and_deletes_nothing(database: Database) -> None:
    [due] = plan(database, Retention.model_validate({"persons": {"undecided": "3y"}}), NOW).dues
    assert (due.what, due.due, due.of, due.kept) == ("persons", 1, 2, 0)
    assert _applicants(database) == ["NEW", "OLD"]


@pytest.mark.usefixtures("two")
def test_how_long_depends_on_what_stands_decided(
    retention: Retain, decided: Callable[[str], None], database: Database
) -> None:
    decided("cleared")
    assert retention(persons={"undecided": "1y", "ring_member": "1y"}) == {"persons": 0}
    assert retention(persons={"cleared": "1y"}) == {"persons": 1}
    assert database.read("MATCH (d:Decision) RETURN d") == []


@pytest.mark.usefixtures("two")
def test_whom_a_hold_needs_stays(retention: Retain, database: Database, tmp_path: Path) -> None:
    hold(database, tmp_path, "OLD", actor="ann", reason="A lawsuit.")
    assert retention(persons={"undecided": "1y"}, sightings={"phone": "1y"}) == {"persons": 0, "phone": 0}
    assert _applicants(database) == ["NEW", "OLD"]


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(("applicants", "removed"), [(["OLD"], 0), ([], 1)])
def test_whom_a_case_holds_now_stays(
    applicants: list[str], removed: int, retention: Retain, database: Database
) -> None:
    database.write(lambda transaction: transaction.run(CASE, applicants=applicants))
    assert retention(persons={"undecided": "1y"}) == {"persons": removed}


CASE = """
CREATE (:Case {case_id: 'c', number: 1})
WITH 1 AS opened
UNWIND [1, 2] AS number
CREATE (:CaseChange {
  change_id: toString(number), case_id: 'c', number: number, title: 'A case', text: '', content: '{}',
  applicants: CASE number WHEN 1 THEN ['OLD'] ELSE $applicants END
})
"""


@pytest.mark.usefixtures("two")
def test_sightings_go_by_kind_and_those_that_a_decision_rests_on_stay(
    retention: Retain, decided: Callable[[str], None], database: Database
) -> None:
    assert retention(sightings={"email": "1y"}) == {"email": 1}
    assert database.read("MATCH (i:Email) RETURN i") == []
    decided("ring_member")
    assert retention(sightings={"phone": "1y"}) == {"phone": 0}


@pytest.mark.usefixtures("two")
def test_more_than_the_stated_share_deletes_nothing_at_all(retention: Retain, database: Database) -> None:
    with pytest.raises(UsageError, match=r"1 of 2 \(persons\) are due, and most_share is 40.0%"):
        retention(persons={"undecided": "3y"}, sightings={"email": "1y"}, most_share=0.4)
    assert _applicants(database) == ["NEW", "OLD"]
    assert len(database.read("MATCH (i:Email) RETURN i")) == 1


@pytest.mark.parametrize("state", ["failed", "interrupted", "running"])
def test_nothing_goes_while_a_feed_is_not_wholly_in(
    state: str, tell: Tell, job_ended: Callable[[str], None], retention: Retain, database: Database
) -> None:
    tell(("OLD", "phone", "(202) 555-0143", "2022-01-31"))
    job_ended(state)
    with pytest.raises(UsageError, match=r"not all feeds are in \(ats\)"):
        retention(persons={"undecided": "3y"})
    assert _applicants(database) == ["OLD"]


def test_without_any_job_nobody_knows_whether_all_feeds_are_in(tell: Tell, retention: Retain) -> None:
    tell(("OLD", "phone", "(202) 555-0143", "2022-01-31"))
    with pytest.raises(UsageError, match="no job is declared"):
        retention(persons={"undecided": "3y"})


def test_who_was_never_dated_stays_and_a_person_is_as_old_as_their_youngest_id(
    tell: Tell, job_ended: Callable[[str], None], retention: Retain, database: Database
) -> None:
    tell(("UNDATED", "phone", "(202) 555-0143"), ("OLD", "email", "o@example.com", "2022-01-31"))
    tell(("YOUNG", "email", "y@example.com", "2026-05-01"))
    database.write(lambda transaction: transaction.run(ONE_PERSON))
    job_ended("done")
    assert retention(persons={"undecided": "1y"}) == {"persons": 0}
    assert _applicants(database) == ["OLD", "UNDATED", "YOUNG"]


ONE_PERSON = """
MATCH (a:Applicant {applicant_id: 'OLD'}), (b:Applicant {applicant_id: 'YOUNG'})
MERGE (a)-[:SAME_AS {source: 'ats'}]->(b)
SET a.person_id = 'OLD', b.person_id = 'OLD'
"""


def test_rejected_rows_go_with_the_age_of_their_run(
    job_ended: Callable[[str], None], retention: Retain, database: Database
) -> None:
    rows = """
    CREATE (:Run {run_id: 'a', started_at: datetime('2025-01-01')}), (:Rejection {run_id: 'a', raw: 'old'}),
           (:Run {run_id: 'b', started_at: datetime('2026-05-31')}), (:Rejection {run_id: 'b', raw: 'new'})
    """
    database.write(lambda transaction: transaction.run(rows))
    job_ended("done")
    assert retention(rejections="90d") == {"rejections": 1}
    assert database.read("MATCH (r:Rejection) RETURN r.raw AS raw") == [{"raw": "new"}]
