"""What the tasks tell the driver: how many rows, what was rejected, and what the user should know."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from graph.database import Database
from graph.facts.runs import record_batch
from graph.facts.written import Written
from ingest.runs import Run
from ingest.spark.pieces import Piece
from ingest.summary import CREATED

REJECTIONS_AT_ONCE = 2_500
_ROWS = ("rows_in", "rows_loaded", "rows_rejected", "values_rejected", "undated")


def record_told(database: Database, runs: Sequence[Run], told: Iterable[Piece], note: Callable[[str], None]) -> None:
    """Record rows and rejections with their runs.

    Done once, when all facts are there, and not by tasks: those may be run again, and a rejection has no key.
    """
    waiting: dict[int, list[dict[str, Any]]] = {}
    for piece in told:
        if piece.what == "note":
            note(piece.text)
            continue
        said = json.loads(piece.text)
        if piece.what == "counts":
            _count(runs[piece.place], said)
            continue
        runs[piece.place].reasons[said["reason"]] += 1
        rejections = waiting.setdefault(piece.place, [])
        rejections.append(said)
        if len(rejections) == REJECTIONS_AT_ONCE:
            _record(database, runs[piece.place], Counter(), waiting.pop(piece.place))
    for place, run in enumerate(runs):
        _record(database, run, run.counts, waiting.get(place, []))


def _count(run: Run, said: dict[str, Any]) -> None:
    run.counts.update(said["counts"])
    run.tally.records_read += said["read"]["records_read"]
    run.tally.records_filtered += said["read"]["records_filtered"]
    run.tally.unused_columns |= dict.fromkeys(said["unused"])


def _record(database: Database, run: Run, counts: Counter[str], rejections: Sequence[dict[str, Any]]) -> None:
    counts = Counter({name: counts[name] for name in (*_ROWS, *CREATED)})
    run_id = run.destination.run_id
    database.write(
        lambda transaction: record_batch(transaction, run_id, counts=counts, rejections=rejections, written=Written())
    )
