"""`ringlight schedule`: jobs and alerts at their times, until it is told to stop."""

import os
import sys
import threading
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

import click
from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.interval import IntervalTrigger

from app.auditing import actor
from app.cli.jobs import declare, stopping, work_of
from graph.access import open_database
from graph.alerts.declaration import declared_alerts
from graph.alerts.delivery.deliver import deliver_due
from graph.alerts.run import run_due_alerts
from graph.database import Database
from graph.errors import RinglightError
from graph.jobs.lease import JobIsRunning, free_dead_leases
from graph.jobs.runs import JobState
from graph.jobs.standing import JobStanding, job_standings
from graph.retention.declaration import declared_retention
from graph.retention.retain import retain
from graph.settings import Settings
from ingest.jobs.declared import Jobs, declared_jobs
from ingest.jobs.log import LogForm, log_to
from ingest.jobs.offers import StopRequested
from ingest.jobs.running import run_job
from ingest.jobs.schedule import Due, scheduled
from ingest.jobs.serving import watched
from ingest.jobs.work import Tell

ALERTS_AT = IntervalTrigger(minutes=1, timezone=UTC)
"""How often it is looked which alerts are due; each has times of its own."""


@dataclass(frozen=True, slots=True)
class _Night:
    """What everything that runs by itself shares."""

    settings: Settings
    stop: threading.Event
    tell: Tell


@click.command("schedule", epilog="Example: ringlight schedule --log json --metrics 9464")
@click.option("--log", "log_form", type=click.Choice([form.value for form in LogForm]), default=LogForm.TEXT.value)
@click.option("--metrics", "port", type=click.IntRange(0, 65535), help="Serve /metrics, /healthz and /readyz there.")
@click.option("--metrics-host", "host", default="127.0.0.1", show_default=True, help="They ask nobody for a password.")
@click.pass_obj
def schedule(settings: Settings, *, log_form: str, port: int | None, host: str) -> None:
    """Run every job of ringlight.toml at its times, until Ctrl-C or SIGTERM. A time that was missed is caught up once.

    A job that is added, or gets other times, counts after a restart; all else of a declaration is read at each run.
    """
    jobs = declared_jobs(settings.home)
    tell = log_to(sys.stderr, LogForm(log_form), jobs.values(), os.environ)
    with stopping() as stop, ExitStack() as stack:
        dues = _dues(_Night(settings, stop, tell), jobs)
        is_alive = stack.enter_context(scheduled(dues, tell))
        at = None if port is None else stack.enter_context(watched(settings, host, port, is_alive))
        tell("scheduling", {"jobs": len(dues), "metrics_port": at})
        stop.wait()
        tell("stopping", {"sentence": "What runs ends after its batch."})


def _dues(night: _Night, jobs: Jobs) -> list[Due]:
    declare(night.settings, jobs)
    with open_database(night.settings) as database:
        free_dead_leases(database)
        known = {standing.name: standing for standing in job_standings(database)}
    dues = [_due(night, known[name], says.times) for name, says in jobs.items() if says.times]
    if times := declared_retention(night.settings.home).times:
        dues.append(Due("retention", times, None, partial(_told, night, "retention", _retain)))
    if declared_alerts(night.settings.home):
        dues.append(Due("alerts", ALERTS_AT, None, partial(_told, night, "alerts", _alert)))
    return dues


def _due(night: _Night, standing: JobStanding, times: BaseTrigger) -> Due:
    was_cut_off = standing.last is not None and standing.last.state is JobState.INTERRUPTED
    return Due(standing.name, times, standing.asked_at, partial(_run, night, standing.name), was_cut_off)


def _run(night: _Night, name: str) -> None:
    """Run the job; whatever becomes of it, the others go on."""
    try:
        run_job(work_of(night.settings, name, night.stop, night.tell))
    except StopRequested:
        night.tell("job interrupted", {"job": name})
    except JobIsRunning as error:
        night.tell("job skipped", {"job": name, "sentence": str(error)})
    except RinglightError as error:
        night.tell("job failed", {"job": name, "sentence": str(error)})


def _told(night: _Night, what: str, do: Callable[[Settings, Database], str]) -> None:
    """Do it; what becomes of it is told, and never ends the scheduler."""
    try:
        with open_database(night.settings) as database:
            sentence = do(night.settings, database)
    except RinglightError as error:
        night.tell(f"{what} failed", {"sentence": str(error)})
    else:
        if sentence:
            night.tell(f"{what} done", {"sentence": sentence})


def _retain(settings: Settings, database: Database) -> str:
    says, now = declared_retention(settings.home), datetime.now(UTC)
    done = retain(database, settings.home, says, actor=actor(), now=now)
    return f"Deleted: {', '.join(f'{each.deleted:,} {each.due.what}' for each in done)}."


def _alert(settings: Settings, database: Database) -> str:
    outcomes = run_due_alerts(database, settings.home, actor=actor(), now=datetime.now(UTC))
    sent = deliver_due(database, settings.home, lambda: datetime.now(UTC))
    if not outcomes and not sent:
        return ""
    new = sum(len(outcome.new) for outcome in outcomes)
    return f"{len(outcomes):,} looked for something new, {new:,} new alerts, {sent:,} messages sent."
