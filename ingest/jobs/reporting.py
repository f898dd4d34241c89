"""How each job stands, as somebody who is woken at night needs it: what happened, and what to do next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from graph.database import Database
from graph.jobs.lease import free_dead_leases
from graph.jobs.runs import JobState
from graph.jobs.standing import JobStanding, job_standings, lateness
from graph.schedule import missed
from ingest.jobs.declared import JobDeclared, Jobs

PATIENCE = timedelta(minutes=10)
"""A job that is due starts within seconds, or when another one is done."""
UNHURT = "ok"
_Found = tuple[str, str, str]
"""State, sentence and what to do."""


@dataclass(frozen=True, slots=True)
class JobReport:
    """One job.

    `state` is `ok`, `never ran`, `running`, `retried`, `failed`, `interrupted`, `missed`, `late` or `elsewhere`.
    """

    job: str
    state: str
    sentence: str
    do: str
    """What to do next; empty where nothing is to be done."""
    last_run_at: datetime | None
    next_at: datetime | None
    new_at: datetime | None
    """When something new was last loaded."""
    rows_in: int | None
    rows_rejected: int | None


def job_reports(database: Database, jobs: Jobs, at: datetime) -> list[JobReport]:
    """The declared jobs in their order, then those that the graph alone knows."""
    free_dead_leases(database)
    known = {standing.name: standing for standing in job_standings(database)}
    declared = [_report(name, says, known.get(name), at) for name, says in jobs.items()]
    return declared + [_elsewhere(standing) for name, standing in known.items() if name not in jobs]


def _report(name: str, says: JobDeclared, standing: JobStanding | None, at: datetime) -> JobReport:
    next_at = says.times.get_next_fire_time(None, at) if says.times else None
    found = next(_troubles(name, says, standing, at), None)
    if found is None and standing and standing.last:
        found = (UNHURT, standing.last.sentence, "")
    return _made(name, found or ("never ran", "It has not run yet.", f"`ringlight job run {name}`"), standing, next_at)


def _elsewhere(standing: JobStanding) -> JobReport:
    found = ("elsewhere", "It is not in this ringlight.toml: it was taken out, or another machine has it.", "")
    return _made(standing.name, found, standing, next_at=None)


def _made(name: str, found: _Found, standing: JobStanding | None, next_at: datetime | None) -> JobReport:
    last = standing.last if standing else None
    return JobReport(
        name,
        *found,
        last_run_at=_to_the_second(last.started_at if last else None),
        next_at=_to_the_second(next_at),
        new_at=_to_the_second(standing.fresh_at if standing else None),
        rows_in=last.did.rows_in if last else None,
        rows_rejected=last.did.rows_rejected if last else None,
    )


def _troubles(name: str, says: JobDeclared, standing: JobStanding | None, at: datetime) -> Iterator[_Found]:
    """Everything that is not as it should be, the gravest first."""
    last = standing.last if standing else None
    again = f"`ringlight job run {name}`"
    if last and last.state is JobState.RUNNING:
        yield "running", f"It runs on {last.host} since {last.started_at:%Y-%m-%d %H:%M} UTC.", ""
    if last and last.state is JobState.RETRIED:
        yield "retried", last.sentence, "It is tried again by itself."
    if last and last.state is JobState.FAILED:
        yield "failed", last.sentence, f"Do what the sentence says, then {again}."
    if last and last.state is JobState.INTERRUPTED:
        yield "interrupted", last.sentence, f"{again} goes on where it stopped; the schedule does, too."
    since = standing.asked_at if standing else None
    due = missed(says.times, since, at - PATIENCE) if says.times and since else None
    if due:
        sentence = f"It was due at {due:%Y-%m-%d %H:%M %Z} and nobody ran it."
        yield "missed", sentence, f"See that `ringlight schedule` runs, or {again}."
    if standing and standing.late_since:
        yield "late", lateness(standing), f"Ask whoever sends it; {again} looks again."


def _to_the_second(time: datetime | None) -> datetime | None:
    return time.astimezone(UTC).replace(microsecond=0) if time else None
