"""A look at a content before any of it is loaded: whether it is whole and keeps to the job's ceilings."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from graph.errors import BrokenWorld, UsageError
from ingest.chunk import Chunk, chunk_of
from ingest.job import ROWS_AT_ONCE, Job
from ingest.jobs.declared import JobDeclared
from ingest.jobs.offers import CHUNK, Room
from ingest.maps.apply import Tally, apply
from ingest.maps.model import Map, emits_of
from ingest.sources.contents import open_contents
from ingest.sources.opening import open_source


class CeilingReached(BrokenWorld):
    """A content has too many rejections or too few rows: a person should look, trying again does not help."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a content would do, without the graph."""

    rows_in: int
    rows_rejected: int
    commonest: str
    """The commonest reason for a rejection."""


def require_whole(path: Path, name: str) -> None:
    """Raise UsageError where the file is cut off or damaged, so that nothing of it is loaded."""
    with open_contents(str(path)) as contents:
        while contents.read(CHUNK):
            pass
        if contents.fault:
            raise UsageError(f"{name} is not whole: {contents.fault}. Nothing of it was loaded; have it sent again.")


def look(path: Path, of: Map, room: Room) -> Seen:
    """Read the whole file and canonicalise every row; nothing is written."""
    counts, reasons = Counter[str](), Counter[str]()
    for each in emits_of(of):
        for chunk in _chunks(path, each, room):
            counts.update(chunk.counts)
            reasons.update(rejection.reason for rejection in chunk.rejections)
    commonest = reasons.most_common(1)
    return Seen(counts["rows_in"], counts["rows_rejected"], commonest[0][0] if commonest else "")


def _chunks(path: Path, of: Map, room: Room) -> Iterator[Chunk]:
    with open_source(str(path), of.reading) as source:
        job = Job(source, of)
        rows = apply(of, source, Tally())
        while some := list(islice(rows, ROWS_AT_ONCE)):
            room.require_time()
            yield chunk_of(some, job.source_name, job.region)


def refuse_beyond(declared: JobDeclared, seen: Seen, usual: float | None, name: str) -> None:
    """Raise CeilingReached where the job's ceilings do not allow what was seen."""
    if seen.rows_rejected > declared.most_rejected * seen.rows_in:
        raise CeilingReached(
            f"{name} was not loaded: {seen.rows_rejected:,} of its {seen.rows_in:,} rows would be rejected, and "
            f"most_rejected is {declared.most_rejected:.0%}. The commonest reason: {seen.commonest}. Look at it with "
            "`ringlight ingest --dry-run`, then mend the file or the map, or raise most_rejected, and run the job."
        )
    if declared.least_rows is not None and usual is not None and seen.rows_in < declared.least_rows * usual:
        raise CeilingReached(
            f"{name} was not loaded: it has {seen.rows_in:,} rows where {usual:,.0f} are usual, and least_rows is "
            f"{declared.least_rows:.0%}. Ask whoever sends it whether it is whole; if it is, load it with "
            "`ringlight ingest`, or lower least_rows, and run the job."
        )
