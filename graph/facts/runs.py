"""Executions of an ingest: what each one did, and whether it is still at it."""

import os
import socket
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any

import psutil

from graph.database import Database, Row, Transaction
from graph.errors import UsageError
from graph.facts.elements import run
from graph.facts.touched import touched_by
from graph.facts.written import Written
from graph.statements import statement

SILENT_SECONDS = 900
"""A run on another machine that has committed nothing for so long is taken for dead."""


class State(StrEnum):
    """What became of a run."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    INTERRUPTED = "interrupted"


def start_run(database: Database, run_id: str, *, feed: str, source: str, file: str) -> None:
    """Write down that this process has started to load `file`."""
    process = psutil.Process()
    database.write(
        lambda transaction: run(
            transaction,
            "start_run",
            run_id=run_id,
            feed=feed,
            source=source,
            file=file,
            host=socket.gethostname(),
            process=process.pid,
            process_started_at=process.create_time(),
        )
    )


def record_batch(
    transaction: Transaction,
    run_id: str,
    *,
    counts: Mapping[str, int],
    rejections: Sequence[Row],
    written: Written,
) -> None:
    """Add what a batch did to its run, in the batch's own transaction."""
    if rejections:
        run(transaction, "create_rejections", run_id=run_id, rejections=rejections)
    touched = touched_by(written)
    if written.applicants or touched.identifiers or touched.applicants:
        run(
            transaction,
            "touch",
            run_id=run_id,
            identifiers=written.identifiers,
            applicants=written.applicants,
            ring_identifiers=touched.identifiers,
            ring_applicants=touched.applicants,
        )
    # Last, because loaders of one run wait here for each other until they commit.
    run(transaction, "record_batch", run_id=run_id, counts=counts)


def finish_run(database: Database, run_id: str, state: State, **counts: int) -> None:
    """Write down how a run ended."""
    database.write(lambda transaction: run(transaction, "finish_run", run_id=run_id, state=state.value, counts=counts))


def runs(database: Database) -> list[Row]:
    """All runs, the newest first; those whose process is gone are marked as interrupted before."""
    mark_interrupted(database)
    return database.read(statement(__package__, "runs"))


def rejections(database: Database, run_id: str) -> Iterator[Row]:
    """What a run could not use, by line; UsageError where there is no such run."""
    if not database.read(statement(__package__, "run_exists"), run_id=run_id):
        raise UsageError(f"There is no run {run_id}: `ringlight runs` lists them.")
    return database.stream(statement(__package__, "rejections"), run_id=run_id)


def still_running(database: Database) -> list[Row]:
    """The runs that are at it, each with `run_id` and `host`; those whose process is gone are marked before."""
    mark_interrupted(database)
    return database.read(statement(__package__, "running"))


def mark_interrupted(database: Database) -> None:
    """Mark the runs whose process has ended without a word."""
    gone = [row["run_id"] for row in database.read(statement(__package__, "running")) if _is_gone(row)]
    if gone:
        database.write(lambda transaction: run(transaction, "interrupt_runs", run_ids=gone))


def _is_gone(row: Mapping[str, Any]) -> bool:
    if row["host"] != socket.gethostname():
        return bool(row["silent_for"] > SILENT_SECONDS)
    if row["process"] == os.getpid():
        return False
    try:
        # A process number is used again; its start time tells the two apart.
        return bool(abs(psutil.Process(row["process"]).create_time() - row["process_started_at"]) > 1)
    except psutil.NoSuchProcess:
        return True
