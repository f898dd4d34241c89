"""What today's rules read in a raw form that was kept. Pure."""

from functools import lru_cache

from graph.identifiers import kinds
from graph.identifiers.canonical import Canonical, Canonicalise


def read_again(kind: str, raw: str, region: str | None, value: str) -> Canonical | None:
    """The identifier that `raw` is today, where `value` was read in it before; None where it is none any more."""
    reading = _read(_column(kind, value), raw, region)
    return reading if isinstance(reading, Canonical) else None


@lru_cache(maxsize=8_192)
def _read(canonicalise: Canonicalise, raw: str, region: str | None) -> object:
    """Hubs are written the same way over and over."""
    return canonicalise(raw, region)


def _column(kind: str, value: str) -> Canonicalise:
    """What a value was read by: where a kind has several columns, its values begin with the column's name."""
    columns = kinds.KINDS[kind].columns
    first = next(iter(columns.values()))
    return columns.get(value.partition(":")[0], first)
