"""How all jobs stand: what each did last, and which of them are late or failing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from graph.database import Database, Reader
from graph.jobs.lease import free_dead_leases
from graph.jobs.runs import JobRun, JobState, moment
from graph.statements import statement

_UNDER_WAY = (JobState.RUNNING, JobState.RETRIED)


@dataclass(frozen=True, slots=True)
class JobStanding:
    """One job as the graph knows it."""

    name: str
    is_declared: bool
    """Some machine's ringlight.toml has it."""
    asked_at: datetime | None
    """When it last began or, before that, was declared: times after it that have come were missed."""
    fresh_at: datetime | None
    """When something new was last loaded."""
    fresh_within: timedelta | None
    late_since: datetime | None
    failing_since: datetime | None
    last: JobRun | None
    contents_total: int
    rows_total: int
    rejected_total: int
    rings_seconds: float | None


@dataclass(frozen=True, slots=True)
class JobTrouble:
    """Why somebody should look at a job."""

    job: str
    since: datetime
    sentence: str


def declare_jobs(database: Database, fresh_within: Mapping[str, timedelta | None], where: str) -> None:
    """Tell the graph which jobs the ringlight.toml at `where` has, and how often each should bring something new."""
    jobs = [{"name": name, "fresh_within": within and within.total_seconds()} for name, within in fresh_within.items()]
    known = {standing.name: standing.fresh_within for standing in job_standings(database) if standing.is_declared}
    if known == dict(fresh_within):
        return
    names = list(fresh_within)
    database.write(lambda transaction: transaction.run(statement(__package__, "declare"), jobs=jobs, where=where))
    database.write(lambda transaction: transaction.run(statement(__package__, "withdraw"), names=names, where=where))


def job_standings(reader: Reader) -> list[JobStanding]:
    """Every job that is declared or ever ran, by name."""
    return [_standing(row) for row in reader.read(statement(__package__, "overview"))]


def late_jobs(reader: Reader) -> list[JobTrouble]:
    """Declared jobs that have brought nothing new for longer than is expected of them."""
    return [
        JobTrouble(each.name, each.late_since, lateness(each))
        for each in job_standings(reader)
        if each.is_declared and each.late_since
    ]


def failed_jobs(database: Database) -> list[JobTrouble]:
    """Declared jobs that failed or died when they last ran, and do not run now nor are tried again by themselves."""
    free_dead_leases(database)
    return [
        JobTrouble(each.name, each.failing_since, each.last.sentence)
        for each in job_standings(database)
        if each.is_declared and each.failing_since and each.last and each.last.state not in _UNDER_WAY
    ]


def lateness(standing: JobStanding) -> str:
    """Say since when the job has brought nothing."""
    if standing.fresh_at is None:
        return f"{standing.name} has never brought anything; something new is expected every {standing.fresh_within}."
    return (
        f"{standing.name} brought nothing new since {standing.fresh_at:%Y-%m-%d %H:%M} UTC; something new is expected "
        f"every {standing.fresh_within}."
    )


def _standing(row: Mapping[str, Any]) -> JobStanding:
    job = row["job"]
    within = job.get("fresh_within")
    fresh_within = None if within is None else timedelta(seconds=within)
    expected_since = moment(job.get("fresh_at")) or moment(job.get("declared_at"))
    late_since = expected_since + fresh_within if expected_since and fresh_within else None
    return JobStanding(
        name=job["name"],
        is_declared="declared_at" in job,
        asked_at=moment(job.get("started_at")) or moment(job.get("declared_at")),
        fresh_at=moment(job.get("fresh_at")),
        fresh_within=fresh_within,
        late_since=late_since if late_since and late_since < row["now"].to_native() else None,
        failing_since=moment(job.get("failing_since")),
        last=JobRun.of(row["run"]) if row["run"] else None,
        contents_total=job.get("contents_total", 0),
        rows_total=job.get("rows_total", 0),
        rejected_total=job.get("rejected_total", 0),
        rings_seconds=job.get("rings_seconds"),
    )
