"""One file on a worker: read, mapped, canonicalised and folded by the functions that `ringlight ingest` uses."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from urllib.parse import unquote

from graph.errors import UsageError
from ingest.chunk import chunk_of
from ingest.job import batches_of
from ingest.loading import Destination
from ingest.maps.model import Map
from ingest.runs import Job, Run
from ingest.sources.opening import open_source
from ingest.spark.pieces import TOLD, Piece, pieces_of


@dataclass(frozen=True, slots=True)
class File:
    """A file of the load, the map that it is read by, and the run of each feed that it gives."""

    of: Map
    destinations: Sequence[Destination]
    first_place: int
    """The place of the first of these runs among all runs of the load."""


def name_of(path: str) -> str:
    """The file's own name, out of its address."""
    return PurePath(unquote(path)).name


def state(path: str, content: bytes, file: File) -> Iterator[Piece]:
    """Say what is in a file. A file that cannot be read is told as a fault, for the driver to end the load with."""
    with TemporaryDirectory(prefix="ringlight-") as folder:
        copy = Path(folder) / name_of(path)  # Some formats are read from their end.
        copy.write_bytes(content)
        try:
            yield from _pieces(copy, file)
        except UsageError as fault:
            yield Piece(TOLD, "", "fault", file.first_place, str(fault))


def _pieces(copy: Path, file: File) -> Iterator[Piece]:
    with open_source(str(copy), file.of.reading) as source:
        for note in source.notes:
            yield Piece(TOLD, "", "note", file.first_place, note)
        parts = Job(source, file.of).parts()
        runs = [Run(part, destination) for part, destination in zip(parts, file.destinations, strict=True)]
        places = {run.destination.run_id: place for place, run in enumerate(runs, start=file.first_place)}
        by_run = {run.destination.run_id: run for run in runs}
        for destination, rows in batches_of(runs):
            chunk = chunk_of(rows, destination.source, destination.region, destination.erased)
            by_run[destination.run_id].counts.update(chunk.counts)
            yield from pieces_of(chunk, places[destination.run_id])
        yield from (_counts(run, places[run.destination.run_id]) for run in runs)


def _counts(run: Run, place: int) -> Piece:
    tally = run.tally
    read = {"records_read": tally.records_read, "records_filtered": tally.records_filtered}
    told = {"counts": run.counts, "read": read, "unused": list(tally.unused_columns)}
    return Piece(TOLD, "", "counts", place, json.dumps(told))
