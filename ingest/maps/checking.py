"""A map tried on the beginning of a file, before anything is loaded."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from ingest.maps.apply import Tally, apply
from ingest.maps.model import Map
from ingest.rejections import Rejection
from ingest.rows import CanonicalRow
from ingest.sources.record import Source


@dataclass(frozen=True, slots=True)
class Check:
    """What the map made of the first records."""

    rows: tuple[CanonicalRow, ...]
    rejections: tuple[Rejection, ...]
    """Of rows and of values, in the order of the source."""
    tally: Tally
    never_filled: tuple[str, ...]
    """Columns that the map speaks of and no row has."""


def check_map(of: Map, source: Source, most_rows: int) -> Check:
    """Try `of` on the first rows of `source`; UsageError when it does not fit at all."""
    tally = Tally()
    made = list(islice(apply(of, source, tally), most_rows))
    rows = tuple(each for each in made if isinstance(each, CanonicalRow))
    rejections = tuple(rejection for each in made for rejection in _rejections(each))
    filled = {column for row in rows for column in (*row.values, *row.times)}
    refused = {rejection.field for rejection in rejections}
    return Check(rows, rejections, tally, tuple(name for name in of.columns if name not in filled | refused))


def _rejections(made: CanonicalRow | Rejection) -> Iterable[Rejection]:
    return made.rejections if isinstance(made, CanonicalRow) else (made,)
