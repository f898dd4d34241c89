"""Files of any feed to the files of Neo4j's importer, stage by stage, with runs and rejections among them."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain, islice, takewhile
from typing import TypeVar

from graph.facts.settle import persons_among
from graph.home import usable
from graph.privacy.tombstones import NOBODY
from ingest.bulk.identifiers import write_identifiers
from ingest.bulk.merging import Merging, merge_partition
from ingest.bulk.runs import BulkRun, read_runs, run_texts, with_created, write_runs
from ingest.bulk.spool import PARTITIONS, Spool
from ingest.bulk.stating import Stating, forget_stated, state
from ingest.bulk.tables import REJECTIONS, forget_tables, write_headers
from ingest.bulk.workplace import Reading, Workplace
from ingest.job import BATCHES_FOR_ONE, batches_of
from ingest.runs import Job, Run, runs_of, summary_of
from ingest.side_by_side import begin_loader, side_by_side
from ingest.sources.opening import open_source
from ingest.summary import Summary

_Piece = TypeVar("_Piece")
_Done = TypeVar("_Done")


@dataclass(frozen=True, slots=True)
class Told:
    """Who is told which stage begins, how many more rows have been read, and what to know about how they are read."""

    stage: Callable[[str], None] = lambda _: None
    rows: Callable[[int], None] = lambda _: None
    note: Callable[[str], None] = lambda _: None


SILENTLY = Told()


def make_files(readings: Sequence[Reading], place: Workplace, told: Told) -> tuple[Summary, ...]:
    """Write into `place.files` what the importer makes a whole graph of. What is finished there is not done again."""
    with usable(place.path):
        _check(readings, told)
        runs = _stated(readings, place, told)
        told.stage("merging what was read")
        runs = _merged(runs, place)
        write_runs(runs, place.files)
        write_headers(place.files)
    return tuple(run.summary for run in runs)


def _check(readings: Iterable[Reading], told: Told) -> None:
    """Raise UsageError for the first file or map that cannot be used, before the hours that the others take."""
    for reading in readings:
        with open_source(str(reading.path), reading.of.reading) as source:
            batches_of(runs_of(Job(source, reading.of), NOBODY, None))
            for note in source.notes:
                told.note(note)


def _stated(readings: Sequence[Reading], place: Workplace, told: Told) -> list[BulkRun]:
    """First stage, file by file."""
    stages = [f"read-{number:06}" for number in range(len(readings))]
    finished = list(takewhile(bool, map(place.finished, stages)))
    runs = [run for text in finished if text for run in read_runs(text)]
    forget_stated(place, since=len(runs))
    for reading, stage in list(zip(readings, stages, strict=True))[len(finished) :]:
        told.stage(f"reading {reading.path.name}")
        of_file = _state_file(reading, place, len(runs), told)
        place.finish(stage, run_texts(of_file))
        runs += of_file
    return runs


def _state_file(reading: Reading, place: Workplace, first: int, told: Told) -> list[BulkRun]:
    began = datetime.now(UTC)
    with open_source(str(reading.path), reading.of.reading) as source:
        runs = runs_of(Job(source, reading.of), NOBODY, None)
        for piece, loaded in _few_or_side_by_side(state, _pieces(runs, place, first)):
            runs[piece.number - first].add(loaded)
            told.rows(loaded.counts["rows_in"])
    if unused := runs[0].tally.unused_columns:
        told.note(f"Columns of {source.name} not used: {', '.join(unused)}")
    return [BulkRun(source.name, began, summary_of(run, is_dry=False)) for run in runs]


def _pieces(runs: Sequence[Run], place: Workplace, first: int) -> Iterator[Stating]:
    numbers = {run.destination.run_id: number for number, run in enumerate(runs, start=first)}
    for destination, rows in batches_of(runs):
        yield Stating(place, numbers[destination.run_id], destination, rows)


def _few_or_side_by_side(work: Callable[[_Piece], _Done], pieces: Iterator[_Piece]) -> Iterable[tuple[_Piece, _Done]]:
    few = list(islice(pieces, BATCHES_FOR_ONE))
    if len(few) < BATCHES_FOR_ONE:
        return ((piece, work(piece)) for piece in few)
    return side_by_side(work, chain(few, pieces), begin_loader)


def _merged(runs: Sequence[BulkRun], place: Workplace) -> list[BulkRun]:
    """Second and third stage; with what each run was the first to state."""
    if not (said := place.finished("merged")):
        said = json.dumps(_merge(place, len(runs)))
        place.finish("merged", said)
    return [with_created(run, created) for run, created in zip(runs, json.loads(said), strict=True)]


def _merge(place: Workplace, runs: int) -> list[Counter[str]]:
    place.spool.forget("persons", "sharers", "identifiers")
    forget_tables(place.files, but=REJECTIONS)
    _find_persons(place.spool)
    created: list[Counter[str]] = [Counter() for _ in range(runs)]
    partitions = [Merging(place, partition) for partition in range(PARTITIONS)]
    for _, counts in side_by_side(merge_partition, partitions, begin_loader):
        for number, counted in counts.items():
            created[number].update(counted)
    for _ in side_by_side(write_identifiers, partitions, begin_loader):
        pass
    return created


def _find_persons(spool: Spool) -> None:
    """Who is one person, from all aliases at once: they are the only facts that are held in memory together."""
    others: defaultdict[str, set[str]] = defaultdict(set)
    for _, pairs in spool.read("aliases"):
        for one, other in pairs:
            others[one].add(other)
            others[other].add(one)
    spool.append("persons", 0, 0, list(persons_among(others).items()))
