"""`ringlight schedule`: jobs and alerts at their times, until it is told to stop."""

import os
import sys
import threading
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial

import click
from apscheduler.triggers.base import BaseTrigger

from app.cli.jobs import declare, stopping, work_of
from graph.access import open_database
from graph.errors import RinglightError
from graph.jobs.lease import JobIsRunning, free_dead_leases
from graph.jobs.runs import JobState
from graph.jobs.standing import JobStanding, job_standings
from graph.settings import Settings
from ingest.jobs.declared import Jobs, declared_jobs
from ingest.jobs.log import LogForm, log_to
from ingest.jobs.offers import StopRequested
from ingest.jobs.running import run_job
from ingest.jobs.schedule import Due, scheduled
from ingest.jobs.serving import watched
from ingest.jobs.work import Tell


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
    return [_due(night, known[name], says.times) for name, says in jobs.items() if says.times]


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
