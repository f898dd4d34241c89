"""The tables of the page Jobs: what a file is called never becomes a formula."""

from datetime import UTC, datetime, timedelta

from app.views import jobs
from graph.jobs.runs import Doing, JobRun, JobState
from ingest.jobs.declared import JobDeclared
from ingest.jobs.reporting import JobReport

AT = datetime(2026, 1, 2, tzinfo=UTC)


def test_a_job_shows_its_state_and_what_happened_as_text() -> None:
    report = JobReport("ats", "failed", "=cmd|'/c calc'!A0 is not whole.", "Do it.", AT, None, None, 3, 1)
    table = jobs.table([report])
    assert (table["Job"], table["State"], table["Rows"], table["Rejected"]) == (["ats"], ["failed"], [3], [1])
    assert table["What happened"] == ["'=cmd|'/c calc'!A0 is not whole."]


def test_a_run_shows_what_it_did() -> None:
    run = JobRun("r", "ats", JobState.DONE, AT, None, 1, "host", "=x", Doing(loaded=2, known=5, rows_in=9))
    table = jobs.runs_table([run])
    assert (table["State"], table["Loaded"], table["Known"], table["Rows"]) == (["done"], [2], [5], [9])
    assert table["What happened"] == ["'=x"]


def test_the_ceilings_of_a_job_are_said() -> None:
    says = {"feed": "phones", "folder": {"path": "/x"}, "least_rows": 0.5, "fresh_within": timedelta(hours=26)}
    said = " ".join(jobs.ceilings(JobDeclared.model_validate(says)))
    for part in ("At most 20%", "at least 50%", "every 1 day, 2:00:00"):
        assert part in said
