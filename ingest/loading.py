"""Load one batch of rows: for good, with rejections and counts in the same transaction, or to see what it would do."""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from graph.database import Database, Transaction
from graph.errors import BrokenWorld
from graph.facts.runs import record_batch
from graph.facts.write import write
from graph.facts.written import Written
from graph.privacy.tombstones import NOBODY, Tombstones, are_all, read_tombstones
from ingest.chunk import Chunk, Row, chunk_of


@dataclass(frozen=True, slots=True)
class Destination:
    """The run that rows belong to, who states them, and the region that their national forms are read with.

    `erased` are kept out. Where more were erased meanwhile, they are read again with the key in `home`.
    """

    run_id: str
    source: str
    region: str | None
    erased: Tombstones = NOBODY
    home: Path | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of a batch of rows: how many of what, and how often which reason for a rejection."""

    counts: Counter[str]
    reasons: Counter[str]


Load = Callable[[Destination, Sequence[Row]], Loaded]


def load(database: Database, destination: Destination, rows: Sequence[Row]) -> Loaded:
    """Canonicalise and write some rows."""
    try:
        return _load(database, destination, rows)
    except (_ErasedMeanwhileError, BrokenWorld):
        # A batch that had found somebody or their values breaks where these are erased before it could lock them.
        erased = read_tombstones(database, destination.home)
        if erased == destination.erased:
            raise
    return load(database, replace(destination, erased=erased), rows)


def _load(database: Database, destination: Destination, rows: Sequence[Row]) -> Loaded:
    chunk = chunk_of(rows, destination.source, destination.region, destination.erased)

    def work(transaction: Transaction) -> Counter[str]:
        written = write(transaction, chunk.batch)
        # Now that the applicants are locked: who erases one of them waits, or has left a tombstone.
        if not are_all(transaction, destination.erased):
            raise _ErasedMeanwhileError
        counts = Counter({**chunk.counts, **{name: len(keys) for name, keys in _created(written).items()}})
        rejections = [asdict(rejection) for rejection in chunk.rejections]
        record_batch(transaction, destination.run_id, counts=counts, rejections=rejections, written=written)
        return counts

    return Loaded(database.write(work), _reasons(chunk))


def rehearsal(database: Database) -> Load:
    """Return a `load` that keeps nothing. What two batches would both create is counted with the first."""
    seen: set[Hashable] = set()

    def rehearse(destination: Destination, rows: Sequence[Row]) -> Loaded:
        chunk = chunk_of(rows, destination.source, destination.region, destination.erased)
        counts = chunk.counts.copy()
        created = _created(_rolled_back(database, chunk))
        for name, keys in created.items():
            counts[name] = len(set(keys) - seen)
        seen.update(*created.values())
        return Loaded(counts, _reasons(chunk))

    return rehearse


class _ErasedMeanwhileError(Exception):
    """Somebody was erased since the tombstones were read: the batch is rolled back and made anew without them."""


class _RollBackError(Exception):
    """Ends a rehearsal's transaction: what raises is not committed."""


def _rolled_back(database: Database, chunk: Chunk) -> Written:
    written = Written()

    def work(transaction: Transaction) -> None:
        nonlocal written
        written = write(transaction, chunk.batch)
        raise _RollBackError

    with suppress(_RollBackError):
        database.write(work)
    return written


def _reasons(chunk: Chunk) -> Counter[str]:
    return Counter(rejection.reason for rejection in chunk.rejections)


def _created(written: Written) -> dict[str, list[Hashable]]:
    """All keys of what was created; a placeholder by the key of its node, as another batch may know more of it."""
    return {
        "nodes_created": [*written.nodes],
        "relationships_created": [*written.relationships],
        "placeholders": [("Applicant", applicant_id) for applicant_id in written.placeholders],
    }
