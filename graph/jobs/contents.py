"""Which contents a job has loaded, by their SHA-256, and how far it has read a database."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256 as hashed
from statistics import median

from graph.database import Database, Reader
from graph.errors import BrokenWorld
from graph.jobs.lease import Lease
from graph.statements import statement

LOOKED_BACK = 10
LEAST_TO_COMPARE = 3
"""Contents that must have been loaded before anything is usual."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a source gave: under which name, and what it is. `reading` tells how it was understood.

    The same bytes read by another map are another content.
    """

    job: str
    reading: str
    sha256: str
    name: str
    stamp: str | None = None
    """What an object store knows this version of the object by, without its bytes."""

    @property
    def content_id(self) -> str:
        """Hash of job, reading and bytes."""
        return hashed(f"{self.job}\n{self.reading}\n{self.sha256}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Taken:
    """How a content went into the graph."""

    run_ids: Sequence[str]
    rows_in: int
    rows_rejected: int


def is_known(reader: Reader, content: Content) -> bool:
    """Whether the job has loaded it before."""
    return bool(reader.read(statement(__package__, "known"), content_ids=[content.content_id]))


def known_stamps(reader: Reader, job: str, reading: str) -> frozenset[str]:
    """The versions of objects whose bytes need not be fetched again."""
    rows = reader.read(statement(__package__, "stamps"), job=job, reading=reading)
    return frozenset(row["stamp"] for row in rows)


def note_stamp(database: Database, content: Content) -> None:
    """Remember that this version of an object holds a content that is known."""
    if content.stamp:
        given = {"content_id": content.content_id, "stamp": content.stamp}
        database.write(lambda transaction: transaction.run(statement(__package__, "note_stamp"), **given))


def note_loaded(database: Database, lease: Lease, content: Content, taken: Taken, mark: str | None = None) -> None:
    """Remember the content, and in the same transaction move the job's mark: the graph has its rows.

    BrokenWorld where the job is no longer ours, or the graph was wiped meanwhile.
    """
    given = {
        "job": content.job,
        "holder": lease.holder,
        "content_id": content.content_id,
        "reading": content.reading,
        "sha256": content.sha256,
        "name": content.name,
        "stamps": [content.stamp] if content.stamp else [],
        "run_ids": list(taken.run_ids),
        "rows_in": taken.rows_in,
        "rows_rejected": taken.rows_rejected,
        "mark": mark,
    }
    if not database.write(lambda transaction: transaction.run(statement(__package__, "note_loaded"), **given)):
        raise BrokenWorld(
            f"While the job {content.job} loaded {content.name}, another took the job over or the graph was wiped: "
            "run it again."
        )


def mark_of(reader: Reader, job: str) -> str | None:
    """How far the job has read its database; None: not at all yet."""
    rows = reader.read(statement(__package__, "mark"), job=job)
    return rows[0]["mark"] if rows else None


def usual_rows(reader: Reader, job: str) -> float | None:
    """How many rows a content of this job usually has; None while too few are known."""
    rows = reader.read(statement(__package__, "volumes"), job=job, most=LOOKED_BACK)
    return median(row["rows"] for row in rows) if len(rows) >= LEAST_TO_COMPARE else None
