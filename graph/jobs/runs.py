"""What each run of a job did. A job loads the contents that its source offers; each is a run of `facts.runs`."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from graph.database import Database, Reader
from graph.errors import BrokenWorld
from graph.jobs.lease import Lease
from graph.statements import statement

KEPT = 500
"""Runs of one job that are remembered."""


class JobState(StrEnum):
    """What became of a run of a job."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    RETRIED = "retried"
    """It failed, and is tried again by itself."""
    INTERRUPTED = "interrupted"


@dataclass(slots=True)
class Doing:
    """What a run of a job has done so far, in contents (files, objects, answers) and rows."""

    loaded: int = 0
    known: int = 0
    """Were loaded before and are skipped."""
    refused: int = 0
    rows_in: int = 0
    rows_rejected: int = 0
    rings_seconds: float | None = None
    """How long it took to bring the stored rings up to date."""

    def counts(self) -> dict[str, int]:
        """The numbers that add up."""
        return {
            "loaded": self.loaded,
            "known": self.known,
            "refused": self.refused,
            "rows_in": self.rows_in,
            "rows_rejected": self.rows_rejected,
        }


@dataclass(frozen=True, slots=True)
class JobRun:
    """One run of a job."""

    job_run_id: str
    job: str
    state: JobState
    started_at: datetime
    finished_at: datetime | None
    attempt: int
    host: str
    sentence: str
    did: Doing = field(default_factory=Doing)

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> "JobRun":
        """Read what the graph has of it."""
        return cls(
            job_run_id=stored["job_run_id"],
            job=stored["job"],
            state=JobState(stored["state"]),
            started_at=stored["started_at"].to_native(),
            finished_at=moment(stored.get("finished_at")),
            attempt=stored["attempt"],
            host=stored["host"],
            sentence=stored.get("sentence") or "",
            did=Doing(**{name: stored[name] for name in Doing().counts()}, rings_seconds=stored.get("rings_seconds")),
        )


def moment(stored: Any) -> datetime | None:  # noqa: ANN401  # the driver's own kind of time
    """A time of the graph as Python has it; None where there is none."""
    return None if stored is None else stored.to_native()


def start_job_run(database: Database, lease: Lease, attempt: int) -> tuple[str, JobState | None]:
    """Write down that the job has begun; the id of this run, and how the one before ended."""
    job_run_id = f"{lease.name}-{datetime.now(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"
    given = {"job": lease.name, "holder": lease.holder, "job_run_id": job_run_id, "attempt": attempt}
    rows = database.write(lambda transaction: transaction.run(statement(__package__, "start_run"), **given))
    if not rows:
        raise BrokenWorld(f"The job {lease.name} lost its lease before it began: run it again.")
    return job_run_id, rows[0]["state"] and JobState(rows[0]["state"])


def finish_job_run(database: Database, job_run_id: str, state: JobState, sentence: str, did: Doing) -> None:
    """Write down how it ended."""
    given = {
        "job_run_id": job_run_id,
        "state": state.value,
        "sentence": sentence,
        "counts": did.counts(),
        "rings_seconds": did.rings_seconds,
        "kept": KEPT,
    }
    database.write(lambda transaction: transaction.run(statement(__package__, "finish_run"), **given))


def job_runs(reader: Reader, job: str, most: int) -> list[JobRun]:
    """The last runs of the job, the newest first."""
    rows = reader.read(statement(__package__, "history"), job=job, most=most)
    return [JobRun.of(row["run"]) for row in rows]
