"""A source and its map, and the runs that they make: one for each feed that the records give."""

import secrets
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from graph.database import Database
from graph.errors import UsageError
from graph.facts.runs import State, finish_run, start_run
from graph.identifiers.countries import country_code
from graph.privacy.tombstones import Tombstones
from ingest.loading import Destination, Loaded
from ingest.maps.apply import Tally
from ingest.maps.model import Map, emits_of
from ingest.sources.record import Source
from ingest.summary import Summary, reason_counts


@dataclass(frozen=True, slots=True)
class Job:
    """A source and how it is to be understood."""

    source: Source
    of: Map

    @property
    def feed(self) -> str:
        """The feed that the rows belong to; of several, the first."""
        feed = emits_of(self.of)[0].feed
        if feed is None:
            raise UsageError("Neither --as nor the map says which feed this is.")
        return feed

    def check(self) -> None:
        """Raise UsageError where the map or the options leave something open or say something impossible."""
        for each in self.parts():
            _ = each.feed, each.region

    def parts(self) -> tuple["Job", ...]:
        """Split into jobs of one feed each, on the one source."""
        return tuple(replace(self, of=each) for each in emits_of(self.of))

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
class Run:
    """One feed of the source on its way, and what has been dealt with so far."""

    job: Job
    destination: Destination
    tally: Tally = field(default_factory=Tally)
    counts: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    began: float = field(default_factory=time.monotonic)

    def add(self, loaded: Loaded) -> None:
        """Count what was loaded."""
        self.counts.update(loaded.counts)
        self.reasons.update(loaded.reasons)


def runs_of(job: Job, erased: Tombstones, home: Path | None) -> list[Run]:
    """Make the runs of a job, one for each feed, none of them recorded yet."""
    return [Run(part, Destination(_new_run_id(), part.source_name, part.region, erased, home)) for part in job.parts()]


def _new_run_id() -> str:
    return f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"


@contextmanager
def recorded(database: Database, runs: Iterable[Run]) -> Iterator[None]:
    """Runs that say how they ended, unless their process is killed."""
    for run in runs:
        job = run.job
        start_run(database, run.destination.run_id, feed=job.feed, source=job.source_name, file=job.source.name)
    state = State.FAILED
    try:
        yield
        state = State.DONE
    except KeyboardInterrupt:
        state = State.INTERRUPTED
        raise
    finally:
        for run in runs:
            read, filtered = run.tally.records_read, run.tally.records_filtered
            finish_run(database, run.destination.run_id, state, records_read=read, records_filtered=filtered)


def summary_of(run: Run, *, is_dry: bool) -> Summary:
    """Say what became of a run; a dry one has no id."""
    counts = run.counts
    return Summary(
        run_id=None if is_dry else run.destination.run_id,
        feed=run.job.feed,
        source=run.job.source_name,
        records_read=run.tally.records_read,
        records_filtered=run.tally.records_filtered,
        rows_in=counts["rows_in"],
        rows_loaded=counts["rows_loaded"],
        rows_rejected=counts["rows_rejected"],
        values_rejected=counts["values_rejected"],
        rejections=reason_counts(run.reasons),
        nodes_created=counts["nodes_created"],
        relationships_created=counts["relationships_created"],
        placeholders=counts["placeholders"],
        undated=counts["undated"],
        seconds=round(time.monotonic() - run.began, 3),
        dry_run=is_dry,
        unused_columns=tuple(run.tally.unused_columns),
    )
