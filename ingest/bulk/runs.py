"""The runs of a bulk load, one for each feed of each file, as `ringlight runs` shows them."""

import os
import socket
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import psutil
from pydantic import TypeAdapter

from graph.facts.runs import State
from ingest.bulk.tables import RUN_COUNTS, RUNS, Part, forget_tables, quoted, time_cell
from ingest.summary import CREATED, Summary


@dataclass(frozen=True, slots=True)
class BulkRun:
    """A run whose rows have all been read."""

    file: str
    began: datetime
    summary: Summary


def run_texts(runs: list[BulkRun]) -> str:
    """The runs as `read_runs` reads them."""
    return _RUNS.dump_json(runs).decode("utf-8")


def read_runs(text: str) -> list[BulkRun]:
    """What `run_texts` wrote."""
    return _RUNS.validate_json(text)


def with_created(run: BulkRun, created: Mapping[str, int]) -> BulkRun:
    """The run with how much it was the first to state."""
    nodes, relationships, placeholders = (created.get(name, 0) for name in CREATED)
    summary = replace(run.summary, nodes_created=nodes, relationships_created=relationships, placeholders=placeholders)
    return replace(run, summary=summary)


def write_runs(runs: Iterable[BulkRun], files: Path) -> None:
    """Write the runs among the import files, as done; by this process, which the import ends."""
    forget_tables(files, only=RUNS)
    this, now = psutil.Process(), _cell(datetime.now(UTC))
    same = {
        "state": quoted(State.DONE.value),
        "host": quoted(socket.gethostname()),
        "process": str(os.getpid()),
        "process_started_at": repr(this.create_time()),
        "heartbeat_at": now,
        "finished_at": now,
    }
    with Part(files, "runs") as part:
        for run in runs:
            what = {"feed": run.summary.feed, "source": run.summary.source, "file": run.file}
            texts = {name: quoted(text) for name, text in what.items()}
            counts = {name: str(getattr(run.summary, name)) for name in RUN_COUNTS}
            part.node(RUNS, run.summary.run_id or "", same | texts | counts | {"started_at": _cell(run.began)})


def _cell(at: datetime) -> str:
    return time_cell(int(at.timestamp()), at.microsecond * 1_000)


_RUNS = TypeAdapter(list[BulkRun])
