"""A source through its map into the graph: counted, recorded and settled, all its feeds in one pass."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from graph.database import Database
from graph.errors import UsageError
from graph.facts.runs import mark_interrupted
from graph.facts.settle import settle
from graph.home import refuse_full_disk
from graph.privacy.tombstones import read_tombstones
from ingest.chunk import Row
from ingest.loading import Destination, Loaded, load, rehearsal
from ingest.maps.apply import apply, apply_together
from ingest.runs import Job, Run, recorded, runs_of, summary_of
from ingest.side_by_side import load_side_by_side
from ingest.summary import Summary

__all__ = ["Job", "dry_run", "ingest", "ingest_all"]

ROWS_AT_ONCE = 2_500
BATCHES_FOR_ONE = 4
"""Fewer batches are loaded before other processes would have started."""

_Batch = tuple[Destination, list[Row]]

Progress = Callable[[int], None]
"""Told how many more rows have been dealt with."""


def ingest(database: Database, job: Job, progress: Progress = lambda _: None, *, home: Path | None = None) -> Summary:
    """Load a source that gives one feed, as `ingest_all` does. UsageError where its map gives several."""
    if len(job.parts()) > 1:
        raise UsageError("This map gives several feeds: load them by ingest_all, or pick one.")
    (summary,) = ingest_all(database, job, progress, home=home)
    return summary


def ingest_all(
    database: Database, job: Job, progress: Progress = lambda _: None, *, home: Path | None = None
) -> tuple[Summary, ...]:
    """Load all feeds that the source gives, in one pass. Loading it again, or beside others, ends in the same facts.

    `home` holds the key that erased people are recognised by; a graph that some were erased from needs it.
    """
    mark_interrupted(database)
    runs = runs_of(job, read_tombstones(database, home), home)
    batches = batches_of(runs)
    with recorded(database, runs):
        by_run = {run.destination.run_id: run for run in runs}
        for destination, loaded in _load(database, _while_there_is_room(batches, database.server.disk)):
            by_run[destination.run_id].add(loaded)
            progress(loaded.counts["rows_in"])
    settle(database)
    return tuple(summary_of(run, is_dry=False) for run in runs)


def dry_run(
    database: Database, job: Job, progress: Progress = lambda _: None, *, home: Path | None = None
) -> tuple[Summary, ...]:
    """Say what `ingest_all` would do: every batch is written and rolled back, so nothing stays and counts are right."""
    runs = runs_of(job, read_tombstones(database, home), home)
    by_run = {run.destination.run_id: run for run in runs}
    rehearse = rehearsal(database)
    for destination, rows in batches_of(runs):
        loaded = rehearse(destination, rows)
        by_run[destination.run_id].add(loaded)
        progress(loaded.counts["rows_in"])
    return tuple(summary_of(run, is_dry=True) for run in runs)


def batches_of(runs: Sequence[Run]) -> Iterator[_Batch]:
    """Map the source, at once where that is impossible; the rows come in batches, each of one run."""
    first = runs[0]
    if len(runs) == 1:
        rows = apply(first.job.of, first.job.source, first.tally)
        return ((first.destination, some) for some in _some(rows))
    maps, tallies = [run.job.of for run in runs], [run.tally for run in runs]
    return _batches_by_run(runs, apply_together(maps, first.job.source, tallies))


def _some(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while some := list(islice(rows, ROWS_AT_ONCE)):
        yield some


def _batches_by_run(runs: Sequence[Run], rows: Iterator[tuple[int, Row]]) -> Iterator[_Batch]:
    waiting: list[list[Row]] = [[] for _ in runs]
    for place, row in rows:
        waiting[place].append(row)
        if len(waiting[place]) == ROWS_AT_ONCE:
            yield runs[place].destination, waiting[place]
            waiting[place] = []
    yield from ((run.destination, some) for run, some in zip(runs, waiting, strict=True) if some)


def _while_there_is_room(batches: Iterator[_Batch], disk: Path | None) -> Iterator[_Batch]:
    for batch in batches:
        if disk:
            refuse_full_disk(disk)
        yield batch


def _load(database: Database, batches: Iterator[_Batch]) -> Iterator[tuple[Destination, Loaded]]:
    """Load in this process what is soon done, and with several what is more."""
    first = list(islice(batches, BATCHES_FOR_ONE))
    if len(first) < BATCHES_FOR_ONE:
        return ((destination, load(database, destination, rows)) for destination, rows in first)
    return load_side_by_side(database.server, chain(first, batches))
