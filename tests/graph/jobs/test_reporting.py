"""What somebody reads who is woken at night: a state, a sentence, what to do."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli.main import ringlight
from graph.database import Database
from graph.errors import UsageError
from graph.jobs.standing import declare_jobs, late_jobs
from graph.settings import Settings
from ingest.jobs.declared import declared_jobs
from ingest.jobs.reporting import JobReport, job_reports
from ingest.jobs.work import Outcome

NOW = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)


@pytest.fixture
def report(settings: Settings, database: Database) -> Callable[..., JobReport]:
    """How the one job of the home stands."""

    def report(at: datetime | None = None) -> JobReport:
        jobs = declared_jobs(settings.home)
        declare_jobs(database, {name: says.fresh_within for name, says in jobs.items()}, "here")
        return job_reports(database, jobs, at or datetime.now(UTC))[0]

    return report


@pytest.fixture
def call(environ: Mapping[str, str], database: Database) -> Callable[..., Result]:
    """Run `ringlight` on an empty graph."""
    _ = database
    return lambda *arguments: CliRunner().invoke(ringlight, list(arguments), env=environ)


def test_a_job_goes_from_never_ran_to_ok_and_to_failed(
    phones_job: str, report: Callable[..., JobReport], run: Callable[..., Outcome], feeds: Path
) -> None:
    assert (report().state, report().do) == ("never ran", f"`ringlight job run {phones_job}`")
    (feeds / "a.csv").write_text("applicant_id,phone\nA1,+13125550114\n")
    run(phones_job)
    assert (report().state, report().sentence, report().do) == ("ok", "1 file loaded with 1 row.", "")
    (feeds / "b.csv").write_bytes(b"\x89PNG\r\n")
    run(phones_job)
    assert (report().state, "b.csv is a PNG image" in report().sentence) == ("failed", True)
    assert "ringlight job run phones" in report().do


@pytest.mark.usefixtures("phones_job")
def test_a_job_that_brings_nothing_new_is_late_and_alerts_can_read_it(
    report: Callable[..., JobReport], run: Callable[..., Outcome], database: Database
) -> None:
    run("phones")
    report()
    assert late_jobs(database) == []
    days_ago = "MATCH (job:Job) SET job.declared_at = datetime() - duration('P3D')"
    database.write(lambda transaction: transaction.run(days_ago))
    assert report().state == "late"
    [late] = late_jobs(database)
    assert (late.job, "has never brought anything" in late.sentence) == ("phones", True)
    assert timedelta(days=1) < datetime.now(UTC) - late.since < timedelta(days=2)


def test_a_time_that_nobody_was_there_for_is_said(
    declare: Callable[[str], None], report: Callable[..., JobReport], feeds: Path
) -> None:
    declare(f'[jobs.p]\nfeed = "phones"\nfolder = {{ path = "{feeds}" }}\nevery = "1h"\n')
    assert report().state == "never ran"
    later = report(datetime.now(UTC) + timedelta(hours=3))
    assert (later.state, "nobody ran it" in later.sentence) == ("missed", True)
    assert "ringlight schedule" in later.do


def test_a_job_that_left_the_file_is_no_longer_expected(
    declare: Callable[[str], None], phones_job: str, report: Callable[..., JobReport], database: Database
) -> None:
    report()
    declare('[jobs.other]\nfeed = "phones"\nfolder = { path = "/x" }\n')
    report()
    database.write(
        lambda transaction: transaction.run("MATCH (j:Job) SET j.declared_at = j.declared_at - duration('P9D')")
    )
    assert phones_job not in [each.job for each in late_jobs(database)]


def test_the_command_line_lists_runs_and_says_what_failed(
    call: Callable[..., Result], declare: Callable[[str], None], feeds: Path
) -> None:
    (feeds / "a.csv").write_text("applicant_id,phone\nA1,+13125550114\n")
    good = f'feed = "phones"\nfolder = {{ path = "{feeds}" }}\n'
    declare(f'[jobs.bad]\nfeed = "phones"\nretries = 0\ncommand = {{ run = ["/bin/false"] }}\n[jobs.good]\n{good}')
    everything = call("job", "run", "--all")
    assert everything.exit_code == 1
    assert "job done: good" in everything.stderr
    assert call("job", "run", "good").exit_code == 0
    assert call("job", "run", "bad").exit_code == 1
    listed = {row["job"]: row for row in json.loads(call("job", "list", "--format", "json").stdout)}
    assert {name: row["state"] for name, row in listed.items()} == {"bad": "failed", "good": "ok"}
    assert set(listed["good"]) == {
        *("job", "state", "sentence", "do", "last_run_at", "next_at", "new_at", "rows_in", "rows_rejected")
    }
    assert "exit code 1" in call("job", "list").stdout


@pytest.mark.usefixtures("phones_job")
def test_a_wrong_use_is_told(call: Callable[..., Result]) -> None:
    for arguments in (("job", "run"), ("job", "run", "phones", "--all"), ("job", "run", "nobody")):
        assert isinstance(call(*arguments).exception, UsageError), arguments


@pytest.mark.usefixtures("phones_job")
def test_retention_is_counted_and_refused_in_words(call: Callable[..., Result]) -> None:
    counted = call("job", "retention", "--dry-run", "--format", "json")
    assert (counted.exit_code, json.loads(counted.stdout)) == (0, [])
    refused = call("job", "retention")
    assert isinstance(refused.exception, UsageError)
    assert "not all feeds are in" in str(refused.exception)
