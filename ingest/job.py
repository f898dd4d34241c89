"""One run: a source through its map into the graph, counted, recorded and settled."""

import secrets
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path

from graph.database import Database
from graph.errors import UsageError
from graph.facts.runs import State, finish_run, mark_interrupted, start_run
from graph.facts.settle import settle
from graph.home import refuse_full_disk
from graph.identifiers.countries import country_code
from graph.privacy.tombstones import read_tombstones
from ingest.chunk import Row
from ingest.loading import Destination, Loaded, load, rehearsal
from ingest.maps.apply import Tally, apply
from ingest.maps.model import Map
from ingest.side_by_side import load_side_by_side
from ingest.sources.record import Source
from ingest.summary import Summary, reason_counts

ROWS_AT_ONCE = 2_500
BATCHES_FOR_ONE = 4
"""Fewer batches are loaded before other processes would have started."""

Progress = Callable[[int], None]
"""Told how many more rows have been dealt with."""


@dataclass(frozen=True, slots=True)
class Job:
    """A source and how it is to be understood."""

    source: Source
    of: Map

    @property
    def feed(self) -> str:
        """The feed that the rows belong to."""
        if self.of.feed is None:
            raise UsageError("Neither --as nor the map says which feed this is.")
        return self.of.feed

    def check(self) -> None:
        """Raise UsageError where the map or the options leave something open or say something impossible."""
        _ = self.feed, self.region

    @property
    def source_name(self) -> str:
        """Who states the facts. A part of each sighting's key, so it must not depend on the file's name of the day."""
        return self.of.source or self.feed

    @property
    def region(self) -> str | None:
        """The country code that national forms are read with when their row names none."""
        if self.of.region is None:
            return None
        code = country_code(self.of.region)
        if code is None:
            raise UsageError(f"{self.of.region!r} is no country: say a code such as US, or a country's name.")
        return code


@dataclass(slots=True)
class _Done:
    """What has been dealt with so far."""

    tally: Tally = field(default_factory=Tally)
    counts: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    began: float = field(default_factory=time.monotonic)

    def add(self, loaded: Iterable[Loaded], progress: Progress) -> None:
        """Count what was loaded, while it is."""
        for each in loaded:
            self.counts.update(each.counts)
            self.reasons.update(each.reasons)
            progress(each.counts["rows_in"])


def ingest(database: Database, job: Job, progress: Progress = lambda _: None, *, home: Path | None = None) -> Summary:
    """Load the source. Loading it again, or beside others, ends in the same facts.

    `home` holds the key that erased people are recognised by; a graph that some were erased from needs it.
    """
    done = _Done()
    rows = apply(job.of, job.source, done.tally)
    mark_interrupted(database)
    with _run(database, job, done, home) as destination:
        done.add(_load(database, destination, _while_there_is_room(_batches(rows), database.server.disk)), progress)
    settle(database)
    return _summary(job, done, run_id=destination.run_id)


def dry_run(database: Database, job: Job, progress: Progress = lambda _: None, *, home: Path | None = None) -> Summary:
    """Say what `ingest` would do: every batch is written and rolled back, so nothing stays and the counts are right."""
    done = _Done()
    rows = apply(job.of, job.source, done.tally)
    erased = read_tombstones(database, home)
    rehearse = rehearsal(database, Destination("", job.source_name, job.region, erased))
    done.add(map(rehearse, _batches(rows)), progress)
    return _summary(job, done, run_id=None)


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while some := list(islice(rows, ROWS_AT_ONCE)):
        yield some


def _while_there_is_room(batches: Iterator[list[Row]], disk: Path | None) -> Iterator[list[Row]]:
    for rows in batches:
        if disk:
            refuse_full_disk(disk)
        yield rows


def _load(database: Database, destination: Destination, batches: Iterator[list[Row]]) -> Iterator[Loaded]:
    """Load in this process what is soon done, and with several what is more."""
    first = list(islice(batches, BATCHES_FOR_ONE))
    if len(first) < BATCHES_FOR_ONE:
        return (load(database, destination, rows) for rows in first)
    return load_side_by_side(database.server, destination, chain(first, batches))


@contextmanager
def _run(database: Database, job: Job, done: _Done, home: Path | None) -> Iterator[Destination]:
    """A run that says how it ended, unless its process is killed."""
    erased = read_tombstones(database, home)
    run_id = f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"
    start_run(database, run_id, feed=job.feed, source=job.source_name, file=job.source.name)
    state = State.FAILED
    try:
        yield Destination(run_id, job.source_name, job.region, erased, home)
        state = State.DONE
    except KeyboardInterrupt:
        state = State.INTERRUPTED
        raise
    finally:
        tally = done.tally
        finish_run(database, run_id, state, records_read=tally.records_read, records_filtered=tally.records_filtered)


def _summary(job: Job, done: _Done, run_id: str | None) -> Summary:
    counts = done.counts
    return Summary(
        run_id=run_id,
        feed=job.feed,
        source=job.source_name,
        records_read=done.tally.records_read,
        records_filtered=done.tally.records_filtered,
        rows_in=counts["rows_in"],
        rows_loaded=counts["rows_loaded"],
        rows_rejected=counts["rows_rejected"],
        values_rejected=counts["values_rejected"],
        rejections=reason_counts(done.reasons),
        nodes_created=counts["nodes_created"],
        relationships_created=counts["relationships_created"],
        placeholders=counts["placeholders"],
        undated=counts["undated"],
        seconds=round(time.monotonic() - done.began, 3),
        dry_run=run_id is None,
        unused_columns=tuple(done.tally.unused_columns),
    )
