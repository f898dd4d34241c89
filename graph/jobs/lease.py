"""A job's lease: whoever holds it may run the job. It lies in the graph, so that all machines see the same one.

Its time is the server's. A holder that falls silent loses it after `LEASE_SECONDS`; one whose process is known to be
gone, at once.
"""

import secrets
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import psutil

from graph.database import Database, Row
from graph.errors import BrokenWorld, RinglightError, UsageError
from graph.statements import statement

LEASE_SECONDS = 90
RENEW_SECONDS = 20
INTERRUPTED = "Its process ended without a word. What it loaded stays; the next run goes on from there."


class JobIsRunning(UsageError):
    """Another process holds the job's lease: nothing is wrong, and nothing is done twice."""


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to run one job. `holder` is what the graph knows its holder by."""

    name: str
    holder: str
    lost: threading.Event = field(default_factory=threading.Event)

    def require(self) -> None:
        """Raise BrokenWorld where the lease ran out, so that another may be running the job."""
        if self.lost.is_set():
            raise BrokenWorld(
                f"The job {self.name} could not renew its lease for {LEASE_SECONDS} seconds, so another machine may "
                "run it now. It has stopped; what it loaded stays, and the next run goes on from there."
            )


def new_holder() -> str:
    """What one execution calls itself, over all of its attempts."""
    return secrets.token_hex(8)


@contextmanager
def leased(database: Database, name: str, holder: str) -> Iterator[Lease]:
    """Hold the job's lease and renew it until the block ends; JobIsRunning where somebody else holds it."""
    free_dead_leases(database)
    _take(database, name, holder)
    lease, ended = Lease(name, holder), threading.Event()
    renewal = threading.Thread(target=_renew, args=(database, lease, ended), daemon=True)
    renewal.start()
    try:
        yield lease
    finally:
        ended.set()
        renewal.join()
        # A server that is away keeps it until it runs out.
        with suppress(RinglightError):
            _write(database, "release_lease", name=name, holder=holder)


def free_dead_leases(database: Database) -> None:
    """Take the leases from processes of this machine that are gone, and write down that their runs were cut off."""
    dead = [row["holder"] for row in database.read(statement(__package__, "holders")) if _is_dead(row)]
    if dead:
        _write(database, "free_dead", holders=dead, interrupted=INTERRUPTED)


def _take(database: Database, name: str, holder: str) -> None:
    process = psutil.Process()
    taken = _write(
        database,
        "take_lease",
        name=name,
        holder=holder,
        host=socket.gethostname(),
        process=process.pid,
        process_started_at=process.create_time(),
        seconds=LEASE_SECONDS,
        interrupted=INTERRUPTED,
    )
    if taken:
        return
    others = {row["name"]: row for row in database.read(statement(__package__, "holders"))}
    where = f" on {others[name]['host']}, process {others[name]['process']}" if name in others else ""
    raise JobIsRunning(f"The job {name} is running already{where}: `ringlight job list` shows when it is done.")


def _renew(database: Database, lease: Lease, ended: threading.Event) -> None:
    renewed_at = time.monotonic()
    while not ended.wait(RENEW_SECONDS):
        with suppress(RinglightError):
            asked_at = time.monotonic()
            if not _write(database, "renew_lease", name=lease.name, holder=lease.holder, seconds=LEASE_SECONDS):
                return lease.lost.set()
            renewed_at = asked_at
        if time.monotonic() - renewed_at > LEASE_SECONDS:
            return lease.lost.set()
    return None


def _write(database: Database, name: str, /, **parameters: object) -> list[Row]:
    return database.write(lambda transaction: transaction.run(statement(__package__, name), **parameters))


def _is_dead(row: Mapping[str, Any]) -> bool:
    if row["host"] != socket.gethostname():
        return False
    try:
        # A process number is used again; its start time tells the two apart.
        return bool(abs(psutil.Process(row["process"]).create_time() - row["process_started_at"]) > 1)
    except psutil.NoSuchProcess:
        return True
