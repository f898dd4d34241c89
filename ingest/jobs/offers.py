"""What a source offers to a job: contents to be fetched, each as a file that can be read as often as needed."""

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from graph.errors import BrokenWorld, UsageError

CHUNK = 1 << 20


class SourceUnavailable(BrokenWorld):
    """A source does not answer or breaks off: trying again later may help."""


class StopRequested(KeyboardInterrupt):
    """Somebody told this process to end: what is being done is not gone on with, and nothing is half done."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A content on this machine's disk."""

    path: Path
    sha256: str
    mark: str | None = None
    """Where the job's mark stands once the graph has this."""
    written: tuple[int, int] | None = None
    """Size and time (ns) of the last change of a file that others may still write into; None: it is a copy of ours."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One content by its name. `fetch` gives None where there is nothing in it."""

    name: str
    fetch: Callable[[], Fetched | None]
    stamp: str | None = None


Offers = Iterator[Offer]


@dataclass(frozen=True, slots=True)
class Room:
    """Where a job puts what it fetches, what it may know, and when it has to end."""

    spool: Path
    stop: threading.Event
    environ: Mapping[str, str] = field(repr=False)

    def require_time(self) -> None:
        """Raise StopRequested where this process shall end."""
        if self.stop.is_set():
            raise StopRequested


def written(path: Path) -> tuple[int, int]:
    """When somebody last changed the file, and to what size; UsageError where it is gone."""
    try:
        status = path.stat()
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}.") from error
    return status.st_size, status.st_mtime_ns


def digest(path: Path) -> str:
    """The SHA-256 of the file; UsageError where it cannot be read."""
    found = sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                found.update(chunk)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}.") from error
    return found.hexdigest()
