"""Some rows of a run, made ready for one transaction: pure work, done in any process."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.facts.batch import Batch
from graph.privacy.tombstones import NOBODY, Tombstones
from ingest.erasure import without_erased, without_raw
from ingest.rejections import Rejection
from ingest.rows import CanonicalRow
from ingest.sightings import stated_by

Row = CanonicalRow | Rejection


@dataclass(frozen=True, slots=True)
class Chunk:
    """The facts that some rows state, folded, and what of them could not be used."""

    batch: Batch
    rejections: Sequence[Rejection]
    counts: Counter[str]
    """`rows_in`, `rows_loaded`, `rows_rejected`, `values_rejected`, `undated`"""


def chunk_of(rows: Iterable[Row], source: str, region: str | None, erased: Tombstones = NOBODY) -> Chunk:
    """Canonicalise and fold `rows`, without who was erased.

    A row is rejected when nothing of it can be loaded; its rejections are kept.
    """
    chunk = Chunk(Batch(), [], Counter(rows_in=0, rows_loaded=0, rows_rejected=0, values_rejected=0, undated=0))
    rejections: list[Rejection] = []
    is_checked = bool(erased)
    for row in rows:
        chunk.counts["rows_in"] += 1
        if isinstance(row, Rejection):
            chunk.counts["rows_rejected"] += 1
            rejections.append(without_raw(row, erased) if is_checked else row)
            continue
        stated = stated_by(row, source, region)
        stated = without_erased(stated, row, erased) if is_checked else stated
        chunk.batch.add(stated.facts)
        rejections += stated.rejections
        is_loaded = bool(stated.facts)
        # The first rejection of a lost row stands for the row, so that rows and values add up to the rejections.
        chunk.counts["values_rejected"] += len(stated.rejections) - (not is_loaded)
        chunk.counts["rows_loaded" if is_loaded else "rows_rejected"] += 1
        chunk.counts["undated"] += row.undated and is_loaded
    return Chunk(chunk.batch, rejections, chunk.counts)
