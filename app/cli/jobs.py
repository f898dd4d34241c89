"""`ringlight job` and `ringlight schedule`."""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from types import FrameType

import click

from app.auditing import actor
from app.cli.formats import format_option, show_rows
from graph.access import open_database
from graph.errors import UsageError
from graph.home import open_home
from graph.jobs.lease import JobIsRunning
from graph.jobs.runs import JobState
from graph.jobs.standing import declare_jobs
from graph.retention.declaration import declared_retention
from graph.retention.due import plan
from graph.retention.retain import retain
from graph.settings import Settings
from ingest.jobs.declared import Jobs, declared_jobs, job_named
from ingest.jobs.log import LogForm, log_to
from ingest.jobs.offers import StopRequested
from ingest.jobs.reporting import job_reports
from ingest.jobs.running import run_job
from ingest.jobs.work import Tell, Work

INTERRUPTED = 130
JOB_COLUMNS = ("job", "state", "next_at", "new_at", "sentence", "do")
"""The rest is in the JSON."""
RETENTION_COLUMNS = ("what", "due", "of", "kept", "deleted")


@click.group("job")
def job() -> None:
    """Feeds that load by themselves: list them, run one now. They are declared as [jobs.NAME] in ringlight.toml."""


@job.command("list", epilog="Example: ringlight job list --format json")
@format_option
@click.pass_obj
def list_command(settings: Settings, *, form: str) -> None:
    """List every job: how it stands, what to do next, when it runs."""
    jobs = declared_jobs(settings.home)
    with open_database(settings) as database:
        declare(settings, jobs)
        reports = job_reports(database, jobs, datetime.now(UTC))
    if not reports:
        click.echo("No job is declared: docs/jobs.md shows how.", err=True)
    show_rows((asdict(report) for report in reports), JOB_COLUMNS, form)


@job.command("run", epilog="Example: ringlight job run candidates")
@click.argument("name", required=False)
@click.option("--all", "all_of_them", is_flag=True, help="Run every declared job, one after the other.")
@click.option("--log", "log_form", type=click.Choice([form.value for form in LogForm]), default=LogForm.TEXT.value)
@click.pass_obj
def run_command(settings: Settings, *, name: str | None, all_of_them: bool, log_form: str) -> None:
    """Run one job now, or all. A failing one does not keep the others from running; the command then ends with 1."""
    if (name is None) != all_of_them:
        raise UsageError("Say the job's name, or --all.")
    jobs = declared_jobs(settings.home)
    chosen = jobs if name is None else {name: job_named(settings.home, name)}
    declare(settings, jobs)
    tell = log_to(sys.stderr, LogForm(log_form), jobs.values(), os.environ)
    with stopping() as stop:
        codes = [_exit_code(work_of(settings, each, stop, tell), is_alone=name is not None) for each in chosen]
    if stop.is_set():
        sys.exit(INTERRUPTED)
    if any(codes):
        sys.exit(codes[0] if name else 1)


@job.command("retention", epilog="Example: ringlight job retention --dry-run")
@click.option("--dry-run", "is_dry", is_flag=True, help="Delete nothing; count what is due.")
@format_option
@click.pass_obj
def retention_command(settings: Settings, *, is_dry: bool, form: str) -> None:
    """Delete what is older than [retention] in ringlight.toml says, where all feeds are in and it is not too much."""
    says, now = declared_retention(settings.home), datetime.now(UTC)
    with open_database(settings) as database:
        declare(settings, declared_jobs(settings.home))
        if is_dry:
            rows = [asdict(due) | {"deleted": 0} for due in plan(database, says, now).dues]
        else:
            done = retain(database, settings.home, says, actor=actor(), now=now)
            rows = [asdict(each.due) | {"deleted": each.deleted} for each in done]
    show_rows(rows, RETENTION_COLUMNS, form)


def _exit_code(work: Work, *, is_alone: bool) -> int:
    if work.stop.is_set():
        return INTERRUPTED
    try:
        outcome = run_job(work)
    except StopRequested:
        return INTERRUPTED
    except JobIsRunning as error:
        if is_alone:
            raise
        work.say("job skipped", sentence=str(error))
        return 0
    return 1 if outcome.state is not JobState.DONE and not outcome.exit_code else outcome.exit_code


def work_of(settings: Settings, name: str, stop: threading.Event, tell: Tell) -> Work:
    """The job of that name and what it runs with."""
    # Read anew each time: a scheduler runs for months, and its declarations change.
    declared = job_named(settings.home, name)
    return Work(name, declared, settings.home, partial(open_database, settings), os.environ, stop, tell)


def declare(settings: Settings, jobs: Jobs) -> None:
    """Tell the graph what is expected, so that pages and alerts know what is late."""
    where = f"{os.uname().nodename}:{open_home(settings.home).path}"
    with open_database(settings) as database:
        declare_jobs(database, {name: says.fresh_within for name, says in jobs.items()}, where)


@contextmanager
def stopping() -> Iterator[threading.Event]:
    """Give an event that Ctrl-C and SIGTERM set, so that what is under way ends after its batch."""
    stop = threading.Event()

    def asked(number: int, frame: FrameType | None) -> None:
        del number, frame
        stop.set()

    before = {each: signal.signal(each, asked) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
