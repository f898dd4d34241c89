"""Loads as Spark runs them, with threads for tasks and the driver for the connector: the same pieces and statements."""

import json
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from zlib import crc32

import pytest

from graph.database import Database, Row, Transaction
from graph.facts.settle import settle
from graph.privacy.tombstones import read_tombstones
from graph.statements import statement
from ingest.job import ingest_all
from ingest.maps.loading import map_for_feed, with_options
from ingest.maps.model import Map
from ingest.runs import Job, Run, recorded, runs_of
from ingest.sources.opening import open_source
from ingest.spark.events import FACTS, NODES, Event, Statements, query_of, text_of
from ingest.spark.facts import facts_event
from ingest.spark.frames import EventOf
from ingest.spark.nodes import nodes_event
from ingest.spark.owners import some_owners
from ingest.spark.pieces import Piece
from ingest.spark.stating import File, state
from ingest.spark.told import record_told

# Real Spark is tested by `make test-spark`, which names the file: what is named is never left out.
collect_ignore = [] if find_spec("pyspark") else ["test_local_mode.py"]

TASKS = 3
OWNERS_AT_ONCE = 2
Reading = tuple[Path, Map]
NEVER = 10**9
PASSES: Sequence[tuple[str, Statements, EventOf]] = (
    ("nodes", NODES, nodes_event),
    ("facts", FACTS, facts_event),
)
RUNS = """
MATCH (run:Run)
RETURN run.feed AS feed, run.source AS source, run.file AS file, run.state AS state, run.rows_in AS rows_in,
       run.rows_loaded AS rows_loaded, run.rows_rejected AS rows_rejected, run.values_rejected AS values_rejected,
       run.undated AS undated, run.nodes_created AS nodes_created, run.relationships_created AS relationships_created,
       run.placeholders AS placeholders, run.records_read AS records_read, run.records_filtered AS records_filtered,
       COLLECT { MATCH (r:Rejection {run_id: run.run_id})
                 WITH [coalesce(toString(r.line), ''), coalesce(r.field, ''), r.reason, r.raw] AS said ORDER BY said
                 RETURN said } AS rejections
ORDER BY file, feed, source
"""


@pytest.fixture
def feeds(tmp_path: Path, every_feed: dict[str, str]) -> dict[str, Path]:
    """A file of every feed."""
    files = {feed: tmp_path / f"{feed}.csv" for feed in every_feed}
    for feed, file in files.items():
        file.write_text(every_feed[feed], encoding="utf-8")
    return files


@pytest.fixture
def map_of() -> Callable[[str], Map]:
    """The map of files that have a feed's own columns, read as in the US."""
    return lambda feed: with_options(map_for_feed(feed), region="US")


@pytest.fixture
def ingest_file(database: Database) -> Callable[[Path, Map], None]:
    """Load a file as `ringlight ingest` does."""

    def ingest_file(path: Path, of: Map) -> None:
        with open_source(str(path), of.reading) as source:
            ingest_all(database, Job(source, of))

    return ingest_file


@pytest.fixture
def runs_held(database: Database) -> Callable[[], list[Row]]:
    """What each run of the graph did, with what it rejected, but not when, nor under which id."""
    return lambda: database.read(RUNS)


@pytest.fixture
def seen(database: Database) -> Callable[[], list[int]]:
    """What the graph says of loads and erasures so far."""
    return lambda: list(database.read(statement("ingest.spark", "seen"))[0]["seen"])


@pytest.fixture
def write_event(database: Database) -> Callable[[Statements, Event], None]:
    """Write an event as the connector does: one statement, one transaction, retried as a whole."""

    def write_event(statements: Statements, event: Event) -> None:
        events = [json.loads(text_of(event))]
        database.write(lambda transaction: transaction.run(_text(statements), events=events))

    return write_event


@pytest.fixture
def load_in_tasks(
    database: Database, seen: Callable[[], list[int]], write_event: Callable[[Statements, Event], None]
) -> Callable[..., None]:
    """Load files in one load, each pass in several tasks side by side; `dies_after` so many events it stops short."""

    def load_in_tasks(readings: Sequence[Reading], dies_after: int = NEVER) -> None:
        runs, pieces = _stated(database, readings)
        run_ids = [run.destination.run_id for run in runs]
        left = iter(range(dies_after))

        def task(stage: str, statements: Statements, event_of: EventOf, number: int) -> None:
            for some in some_owners(_of_task(pieces, stage, number), OWNERS_AT_ONCE):
                event = database.write(partial(event_of, pieces=some, run_ids=run_ids))
                if next(left, None) is not None:
                    write_event(statements, event | {"still_alone": {"seen": known}})

        database.write(_planned)
        with recorded(database, runs), ThreadPoolExecutor(TASKS) as tasks:
            known = seen()
            for each in PASSES:
                _all_done([tasks.submit(task, *each, number) for number in range(TASKS)])
            if dies_after == NEVER:
                record_told(database, runs, (piece for piece in pieces if piece.stage == "told"), print)
        if dies_after == NEVER:
            settle(database)

    return load_in_tasks


def _text(statements: Statements) -> str:
    """As the connector sends it, but planned once: a graph this small is planned for anew with every batch."""
    return f"CYPHER replan=skip UNWIND $events AS event\n{query_of(statements)}"


def _planned(transaction: Transaction) -> None:
    """Let the server plan now: on a busy machine that may take longer than a deadlock is tried again."""
    for _, statements, _ in PASSES:
        transaction.run(_text(statements), events=[])


def _stated(database: Database, readings: Sequence[Reading]) -> tuple[list[Run], list[Piece]]:
    runs: list[Run] = []
    pieces: list[Piece] = []
    for path, of in readings:
        with open_source(str(path), of.reading) as source:
            of_file = runs_of(Job(source, of), read_tombstones(database, None), None)
        file = File(of, [run.destination for run in of_file], len(runs))
        runs += of_file
        pieces += state(path.as_uri(), path.read_bytes(), file)
    return runs, pieces


def _of_task(pieces: Sequence[Piece], stage: str, number: int) -> list[Piece]:
    """What the shuffle gives to one task."""
    own = (each for each in pieces if each.stage == stage and crc32(each.owner.encode()) % TASKS == number)
    return sorted(own, key=lambda piece: piece.owner)


def _all_done(tasks: Sequence[Future[None]]) -> None:
    for task in tasks:
        task.result()
