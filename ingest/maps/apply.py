"""A map applied to a source: each record becomes rows of a feed, or says why it does not."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from graph.errors import UsageError
from ingest.maps.model import Map, fault_of_feed
from ingest.maps.one_record import Made, row_of, rows_of
from ingest.maps.plan import Plan, keys_of_json, plan_for
from ingest.rejections import Rejection, storable
from ingest.sources.json_cells import decoded
from ingest.sources.record import Records, Source, SourceRecord

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


def apply(of: Map, source: Source, tally: Tally) -> Iterator[Made]:
    """Make the rows of `source`, lazily. A `Rejection` is a row that is lost; rejected values are in their row.

    UsageError at once when the map names a column that is not there.
    """
    if of.each or of.json_cells:
        return (made for _, made in apply_together([of], source, [tally]))
    plans = plans_for([of], source)
    if not plans:
        return iter(())
    (plan,) = plans
    if source.header is not None:
        tally.note_unused(source.header.keys, plan.used)
    return _rows(plan, source, tally)


def apply_together(maps: Sequence[Map], source: Source, tallies: Sequence[Tally]) -> Iterator[tuple[int, Made]]:
    """Make the rows of several maps in one pass over `source`: each with the place of its map.

    Each tally counts as if the source were read for its map alone, but a field that any of them uses is used.
    """
    plans = plans_for(maps, source)
    if not plans:
        return iter(())
    used = frozenset[str]().union(*(plan.used for plan in plans))
    if source.header is not None:
        for tally in tallies:
            tally.note_unused(source.header.keys, used)
    records = _decoded_records(maps[0], source)
    return _rows_together(plans, records, tallies, None if source.header else used)


def readable_records(of: Map, source: Source) -> Iterator[SourceRecord]:
    """Give the records as a map's expressions see them, without those that cannot be read."""
    return (record for record in _decoded_records(of, source) if isinstance(record, SourceRecord))


def _decoded_records(of: Map, source: Source) -> Records:
    keys = keys_of_json(of, source)
    return decoded(source.records(), keys) if keys else source.records()


def plans_for(maps: Sequence[Map], source: Source) -> list[Plan]:
    """Make maps ready for `source`; UsageError where one does not fit. Nothing is missing from an empty source."""
    for of in maps:
        if fault := fault_of_feed(of):
            raise UsageError(f"The map {fault}.")
    return [] if source.is_empty else [plan_for(of, source) for of in maps]


def _rows(plan: Plan, source: Source, tally: Tally) -> Iterator[Made]:
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


def _rows_together(
    plans: Sequence[Plan], records: Records, tallies: Sequence[Tally], used: frozenset[str] | None
) -> Iterator[tuple[int, Made]]:
    """`used` is what any plan reads, where records have fields of their own."""
    for record in records:
        for place, (plan, tally) in enumerate(zip(plans, tallies, strict=True)):
            tally.records_read += 1
            if isinstance(record, Rejection):
                yield place, record
                continue
            if used is not None:
                tally.note_unused(record.fields, used)
            rows = rows_of(record, plan)
            tally.records_filtered += rows is None
            for row in rows or ():
                yield place, row
