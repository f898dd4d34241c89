"""The source contract: what a row is after its map, whatever file it came from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.facts.model import Moment
from graph.identifiers.canonical import AddressParts
from ingest.feeds import ADDRESS_PARTS
from ingest.rejections import Rejection

_PARTS = frozenset(ADDRESS_PARTS)


@dataclass(frozen=True, slots=True)
class CanonicalRow:
    """One row of a feed. Absent values are not in it; every text is trimmed, not empty and storable.

    A column that may be several (every identifier, `alias`) is always a tuple, every other column a text.
    """

    line: int
    """Where the source has it, from 1: the physical line, or the record's ordinal in JSON documents and Parquet."""
    feed: str
    values: Mapping[str, str | tuple[str, ...]]
    times: Mapping[str, Moment] = field(default_factory=dict)
    undated: bool = False
    """A time was written without a zone, and nobody said which zone: it was left out."""
    rejections: tuple[Rejection, ...] = ()
    """Values of this row that could not be used. The row itself stands."""

    def text(self, column: str) -> str | None:
        """Give the value of a column that has at most one."""
        value = self.values.get(column)
        return value if isinstance(value, str) else None

    def several(self, column: str) -> tuple[str, ...]:
        """Give the values of a column that may have several, in the order of the source."""
        value = self.values.get(column, ())
        return (value,) if isinstance(value, str) else value

    @property
    def country(self) -> str | None:
        """The country that the row itself names, as written: the region of its phones and its address."""
        return self.text("country")

    def addresses(self) -> tuple[str | AddressParts, ...]:
        """Each one-line address, or the one that came in parts. An `address` beside a city is the street of it."""
        lines = self.several("address")
        if _PARTS.isdisjoint(self.values):
            return lines
        parts = {part: text for part in ADDRESS_PARTS if (text := self.text(part))}
        if not parts.keys() - {"country"}:
            return lines
        if len(lines) == 1 and "street" not in parts and not _already_says(lines[0], parts):
            parts["street"] = lines[0]
            return (AddressParts(**parts),)
        return lines or (AddressParts(**parts),)


def _already_says(address: str, parts: Mapping[str, str]) -> bool:
    """Whether a one-line address is whole: it names the city, or else the postal code, that stands beside it."""
    told = parts.get("city") or parts.get("postal_code") or ""
    return bool(told) and told.casefold() in address.casefold()
