"""Write one chunk: for good, with its rejections and counts in the same transaction, or to see what it would do."""

from collections import Counter
from collections.abc import Callable, Hashable
from dataclasses import asdict

from graph.database import Database, Transaction
from graph.facts.runs import record_batch
from graph.facts.write import write
from graph.facts.written import Written
from ingest.chunk import Chunk


class _RollBackError(Exception):
    """Ends a rehearsal's transaction: nothing that raises is committed."""

    def __init__(self, written: Written) -> None:
        super().__init__("a rehearsal")
        self.written = written


def load(database: Database, run_id: str, chunk: Chunk) -> Counter[str]:
    """Write the chunk; what it created, counted."""

    def work(transaction: Transaction) -> Counter[str]:
        written = write(transaction, chunk.batch)
        created = Counter({name: len(keys) for name, keys in _created(written).items()})
        record_batch(
            transaction,
            run_id,
            counts=chunk.counts + created,
            rejections=[asdict(rejection) for rejection in chunk.rejections],
            written=written,
        )
        return created

    return database.write(work)


def rehearsal(database: Database) -> Callable[[Chunk], Counter[str]]:
    """A `load` that keeps nothing. What two chunks would both create is counted with the first."""
    seen: dict[str, set[Hashable]] = {}

    def rehearse(chunk: Chunk) -> Counter[str]:
        counts: Counter[str] = Counter()
        for name, keys in _created(_rehearse(database, chunk)).items():
            before = seen.setdefault(name, set())
            counts[name] = len(set(keys) - before)
            before.update(keys)
        return counts

    return rehearse


def _rehearse(database: Database, chunk: Chunk) -> Written:
    def work(transaction: Transaction) -> None:
        raise _RollBackError(write(transaction, chunk.batch))

    try:
        database.write(work)
    except _RollBackError as rehearsed:
        return rehearsed.written
    raise AssertionError


def _created(written: Written) -> dict[str, list[Hashable]]:
    return {
        "nodes_created": [*written.nodes],
        "relationships_created": [*written.relationships],
        "placeholders": [*written.placeholders],
    }
