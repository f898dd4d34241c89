"""`[jobs.NAME]`: what may be said, and the sentence for what may not."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from graph.errors import UsageError
from ingest.jobs.declared import declared_jobs, job_named

FOLDER = 'feed = "phones"\nfolder = { path = "/srv/feeds" }\n'
SQL = 'feed = "phones"\n[jobs.p.sql]\nurl = { env = "U" }\n'


def _declare(home: Path, text: str) -> Path:
    (home / "ringlight.toml").write_text(f"[jobs.p]\n{text}", encoding="utf-8")
    return home


def test_a_home_without_the_file_has_no_jobs(tmp_path: Path) -> None:
    assert declared_jobs(tmp_path) == {}


def test_a_job_says_when_it_is_due_in_its_own_zone(tmp_path: Path) -> None:
    job = job_named(_declare(tmp_path, FOLDER + 'cron = "15 2 * * 1-5"\ntime_zone = "America/Chicago"\n'), "p")
    assert job.times
    friday_evening = datetime(2026, 11, 27, 23, 0, tzinfo=UTC)
    due = job.times.get_next_fire_time(None, friday_evening)
    assert due.astimezone(UTC) == datetime(2026, 11, 30, 8, 15, tzinfo=UTC)


def test_what_is_not_said_has_a_careful_default(tmp_path: Path) -> None:
    job = job_named(_declare(tmp_path, FOLDER), "p")
    assert job.times is None
    assert (job.retries, job.retry_after, job.most_rejected) == (3, timedelta(minutes=1), 0.2)
    assert job.refresh_rings


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('feed = "phones"\n', "a job has one source"),
        (FOLDER + 'command = { run = ["x"] }\n', "a job has one source"),
        ('folder = { path = "/x" }\n', "says neither feed nor map"),
        (FOLDER + 'cron = "1 2 * * *"\nevery = "1h"\n', "not both"),
        (FOLDER + 'cron = "often"\n', "crontab"),
        (FOLDER + 'every = "soon"\n', "no span of time"),
        (FOLDER + 'time_zone = "Mars/Olympus"\n', "no time zone"),
        (FOLDER + "most_rejected = 1.5\n", "less than or equal to 1"),
        (FOLDER + 'retrys = "3"\n', "retrys"),
        ('feed = "phones"\ncommand = { run = "rm -rf /" }\n', "command.run"),
        ('feed = "phones"\ncommand = { run = [] }\n', "command.run"),
        ('feed = "phones"\nsql = { url = "sqlite://", query = "SELECT 1" }\n', "sql.url"),
        (SQL + 'query = "SELECT 1 WHERE x > :mark"\n', "belong together"),
        (SQL + 'query = "SELECT 1"\nmark = "x"\n', "belong together"),
        (SQL + 'query = "SELECT x WHERE x > :mark"\nmark = "x"\n', "first_mark"),
        (SQL + 'query = "SELECT 1; DROP TABLE people"\n', "more than one statement"),
    ],
)
def test_a_fault_is_told_with_file_and_place(text: str, fault: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"ringlight\.toml: jobs\.p") as told:
        declared_jobs(_declare(tmp_path, text))
    assert fault in str(told.value)


def test_a_job_that_is_not_there_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    (tmp_path / "ringlight.toml").write_text(f"[jobs.candidates]\n{FOLDER}")
    with pytest.raises(UsageError, match="did you mean 'candidates'"):
        job_named(tmp_path, "candidate")


def test_a_name_that_could_be_a_path_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ringlight.toml").write_text(f'[jobs."../x"]\n{FOLDER}')
    with pytest.raises(UsageError, match="jobs"):
        declared_jobs(tmp_path)
