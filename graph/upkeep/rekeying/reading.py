"""What today's rules read in a raw form that was kept. Pure."""

from collections.abc import Iterator
from dataclasses import fields
from functools import lru_cache
from itertools import combinations

from graph.identifiers import kinds
from graph.identifiers.canonical import AddressParts, Canonical, Canonicalise, Raw

_COLUMNS = tuple(field.name for field in fields(AddressParts))


def read_again(kind: str, raw: str, region: str | None, value: str, known_as: str) -> Canonical | None:
    """The identifier that `raw` is today; None where it is none any more.

    It was read as `value` before and is `known_as` that id, which stays where one of the ways to read it gives it.
    """
    canonicalise = _column(kind, value)
    readings = (_read(canonicalise, way, region) for way in _ways(kind, raw))
    as_it_stands = next(readings)
    if as_it_stands and as_it_stands.identifier_id == known_as:
        return as_it_stands
    return next((each for each in readings if each and each.identifier_id == known_as), as_it_stands)


def _ways(kind: str, raw: str) -> Iterator[Raw]:
    """As it stands; an address that came in columns was kept as one line, so also in all columns that it may fill."""
    yield raw
    pieces = raw.split(", ")
    if kind == "address" and 1 < len(pieces) <= len(_COLUMNS):
        for columns in combinations(_COLUMNS, len(pieces)):
            yield AddressParts(**dict(zip(columns, pieces, strict=True)))


@lru_cache(maxsize=8_192)
def _read(canonicalise: Canonicalise, raw: Raw, region: str | None) -> Canonical | None:
    """Hubs are written the same way over and over."""
    reading = canonicalise(raw, region)
    return reading if isinstance(reading, Canonical) else None


def _column(kind: str, value: str) -> Canonicalise:
    """What a value was read by: where a kind has several columns, its values begin with the column's name."""
    columns = kinds.KINDS[kind].columns
    first = next(iter(columns.values()))
    return columns.get(value.partition(":")[0], first)
