"""A map applied to a source: each record becomes one row of the feed, or says why it does not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graph.errors import UsageError
from ingest.maps.expressions import EVALUATION_FAULTS, in_words, is_true
from ingest.maps.filling import RowUnderWay
from ingest.maps.model import Map, fault_of_feed
from ingest.maps.plan import Plan, plan_for
from ingest.maps.texts import as_written
from ingest.rejections import Rejection, storable
from ingest.rows import CanonicalRow
from ingest.sources.record import Source, SourceRecord

MOST_NAMES = 1000
"""Records whose fields are named by ids would have a new name each."""


@dataclass(slots=True)
class Tally:
    """What was read, counted while the rows are taken: `records_read - records_filtered` is how many there are."""

    records_read: int = 0
    """Records of the source, those that could not be read included."""
    records_filtered: int = 0
    """Left out by `where`."""
    unused_columns: dict[str, None] = field(default_factory=dict)
    """Fields of the source that the map does not use, in the order in which they were met, at most `MOST_NAMES`."""

    def note_unused(self, names: Iterable[str], used: frozenset[str]) -> None:
        """Remember those of `names` that are not `used`."""
        for name in names:
            if name not in used and len(self.unused_columns) < MOST_NAMES:
                self.unused_columns[storable(name)] = None


def apply(of: Map, source: Source, tally: Tally) -> Iterator[CanonicalRow | Rejection]:
    """Make the rows of `source`, lazily. A `Rejection` is a row that is lost; rejected values are in their row.

    UsageError at once when the map names a column that is not there.
    """
    if fault := fault_of_feed(of):
        raise UsageError(f"The map {fault}.")
    if source.is_empty:
        return iter(())
    plan = plan_for(of, source)
    if source.header is not None:
        tally.note_unused(source.header.keys, plan.used)
    return _rows(plan, source, tally)


def _rows(plan: Plan, source: Source, tally: Tally) -> Iterator[CanonicalRow | Rejection]:
    for record in source.records():
        tally.records_read += 1
        if isinstance(record, Rejection):
            yield record
            continue
        if source.header is None and not record.fields.keys() <= plan.used:
            tally.note_unused(record.fields, plan.used)
        row = row_of(record, plan)
        if row is None:
            tally.records_filtered += 1
        else:
            yield row


def row_of(record: SourceRecord, plan: Plan) -> CanonicalRow | Rejection | None:
    """Make the row of one record, or say why there is none; None where `where` leaves the record out."""
    try:
        if plan.where is not None and not is_true(plan.where(record.fields)):
            return None
    except EVALUATION_FAULTS as error:
        return Rejection(record.line, "where", in_words(error), as_written(record.fields))
    under_way = RowUnderWay(plan, record)
    under_way.fill_plain(plan.plain)
    for column in plan.columns:
        under_way.fill(column)
    return under_way.finished()
