"""Files that Spark reads, into the graph: canonicalised on its workers, written by the Neo4j connector."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from graph.database import Database
from graph.errors import BrokenWorld, UsageError
from graph.facts.runs import runs as all_runs
from graph.facts.runs import still_running
from graph.facts.settle import settle
from graph.home import refuse_full_disk
from graph.privacy.tombstones import read_tombstones
from graph.statements import statement
from ingest.maps.model import Map
from ingest.runs import Job, Run, recorded, runs_of, summary_of
from ingest.sources.record import Source
from ingest.spark.events import FACTS as FACT_STATEMENTS
from ingest.spark.events import NODES as NODE_STATEMENTS
from ingest.spark.events import Statements, columns_of, query_of
from ingest.spark.facts import facts_event
from ingest.spark.frames import EventOf, events_in, pieces_in
from ingest.spark.nodes import nodes_event
from ingest.spark.pieces import COLUMNS, FACTS, NODES, TOLD, Piece
from ingest.spark.stating import File, name_of
from ingest.spark.told import record_told
from ingest.summary import CREATED, Summary

if TYPE_CHECKING:  # PySpark is imported only where this command needs it.
    from pyspark import StorageLevel
    from pyspark.sql import DataFrame, Row, SparkSession

RETRIES = 50
"""How often a task tries batches again after deadlocks and lost leaders."""


@dataclass(frozen=True, slots=True)
class Request:
    """What shall be loaded, and by how many tasks at once."""

    paths: Sequence[str]
    """Files, folders and patterns, as Spark takes them."""
    of: Map
    home: Path | None = None
    writers: int = 4


def load(
    session: "SparkSession",
    database: Database,
    request: Request,
    note: Callable[[str], None] = lambda _: None,
) -> tuple[Summary, ...]:
    """Load all files; each is a run for each feed that it gives, as if `ringlight ingest` had loaded it.

    Nobody else may load or erase meanwhile: then it ends in BrokenWorld, and the same again ends in the same graph.
    """
    _refuse_company(database)
    if database.server.disk:
        refuse_full_disk(database.server.disk)
    with _spark_errors(database, None):
        contents = session.read.format("binaryFile").option("recursiveFileLookup", "true").load(list(request.paths))
        paths = sorted(row.path for row in contents.select("path").collect())
    files, runs = _runs(database, paths, request)
    with recorded(database, runs):
        seen = _seen(database)
        with _spark_errors(database, seen):
            pieces = contents.select("path", "content").mapInPandas(partial(pieces_in, files=files), COLUMNS)
            pieces = pieces.persist(_on_disk())
            told = pieces.where(f"stage = '{TOLD}'")
            _refuse_faults(told)
            for stage, statements, event_of in _PASSES:
                owned = pieces.where(f"stage = '{stage}'").repartition(request.writers, "owner")
                events = partial(events_in, event_of=event_of, server=database.server, run_ids=_ids(runs), seen=seen)
                _write(owned.sortWithinPartitions("owner").mapInPandas(events, "event string"), statements, database)
            record_told(database, runs, map(_piece, told.toLocalIterator()), note)
            pieces.unpersist()
    settle(database)
    _count_created(database, runs)
    return tuple(summary_of(run, is_dry=False) for run in runs)


_PASSES: tuple[tuple[str, Statements, EventOf], ...] = (
    (NODES, NODE_STATEMENTS, nodes_event),
    (FACTS, FACT_STATEMENTS, facts_event),
)


def _refuse_company(database: Database) -> None:
    for other in still_running(database):
        raise UsageError(
            f"Run {other['run_id']} is still loading: a Spark load has to be alone. Run it when that one is done."
        )


def _runs(database: Database, paths: Sequence[str], request: Request) -> tuple[dict[str, File], list[Run]]:
    """Each file by its path, and the runs of all of them."""
    if not paths:
        raise UsageError(f"There is no file in {', '.join(request.paths)}.")
    erased = read_tombstones(database, request.home)
    files: dict[str, File] = {}
    runs: list[Run] = []
    for path in paths:
        of_file = runs_of(Job(_by_name(path), request.of), erased, request.home)
        files[path] = File(request.of, [run.destination for run in of_file], len(runs))
        runs += of_file
    return files, runs


def _by_name(path: str) -> Source:
    """A file that workers will open, as far as its run needs to know it."""
    return Source(name_of(path), "read by Spark", lambda: iter(()), lambda: None)


def _ids(runs: Sequence[Run]) -> list[str]:
    return [run.destination.run_id for run in runs]


def _seen(database: Database) -> list[int]:
    [row] = database.read(statement(__package__, "seen"))
    seen: list[int] = row["seen"]
    return seen


def _on_disk() -> "StorageLevel":
    from pyspark import StorageLevel  # noqa: PLC0415

    return StorageLevel.DISK_ONLY


def _piece(row: "Row") -> Piece:
    return Piece(*row)


def _refuse_faults(told: "DataFrame") -> None:
    for row in told.where("what = 'fault'").limit(1).collect():
        raise UsageError(row.text)


def _write(events: "DataFrame", statements: Statements, database: Database) -> None:
    from pyspark.sql.functions import from_json  # noqa: PLC0415

    columns = from_json("event", columns_of(statements), {"mode": "FAILFAST"}).alias("event")
    server = database.server
    options = {
        "url": server.uri,
        "authentication.basic.username": server.username,
        "authentication.basic.password": server.password,
        "query": query_of(statements),
        "batch.size": "1",
        "transaction.retries.max": str(RETRIES),
    }
    options |= {"database": server.database} if server.database else {}
    written = events.select(columns).select("event.*").write.format("org.neo4j.spark.DataSource")
    written.mode("append").options(**options).save()


@contextmanager
def _spark_errors(database: Database, seen: list[int] | None) -> Iterator[None]:
    """What Spark says at length, said in one sentence."""
    from py4j.protocol import Py4JError  # noqa: PLC0415
    from pyspark.errors import PySparkException  # noqa: PLC0415

    try:
        yield
    except (Py4JError, PySparkException) as error:
        if seen is not None and _seen(database) != seen:
            raise BrokenWorld(
                "Others loaded or erased something while Spark loaded, so it stopped: run it again when it is alone. "
                "Nothing is half written."
            ) from error
        raise BrokenWorld(
            f"Spark could not finish: {_first_line(error)} Run it again: what is there already stays."
        ) from error


def _first_line(error: Exception) -> str:
    java = getattr(error, "java_exception", None)
    text = str(java.getMessage() if java is not None else error)
    return (text.strip().splitlines() or ["no reason given."])[0]


def _count_created(database: Database, runs: Sequence[Run]) -> None:
    """Take over what the tasks counted in the graph."""
    rows = {row["run_id"]: row for row in all_runs(database)}
    for run in runs:
        row = rows[run.destination.run_id]
        run.counts.update({name: row[name] for name in CREATED})
