"""Which declared formats read a column's texts. Where several do, no machine can tell them apart, and a person must."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from graph.facts.model import Moment
from ingest.maps.suggesting.values import MOST
from ingest.maps.times import EPOCH_DIGITS, read_time

_DAYS = (
    *("%m/%d/%Y", "%d/%m/%Y", "%Y/%m/%d", "%d.%m.%Y", "%d-%m-%Y", "%m-%d-%Y", "%m/%d/%y", "%d/%m/%y", "%d.%m.%y"),
    *("%d-%b-%Y", "%d %b %Y", "%b %d, %Y", "%d %B %Y", "%B %d, %Y", "%d-%b-%y"),
)
_CLOCKS = ("", " %H:%M", " %H:%M:%S", " %I:%M %p", " %I:%M:%S %p", ", %I:%M %p", " %H:%M:%S.%f")
_OTHERS = (
    *("%d/%b/%Y:%H:%M:%S %z", "%a, %d %b %Y %H:%M:%S %z", "%a %b %d %H:%M:%S %Y"),
    *("%Y-%m-%d %I:%M %p", "%Y/%m/%d %H:%M:%S", "%Y%m%d%H%M%S"),
)
FORMATS = (*(day + clock for day in _DAYS for clock in _CLOCKS), *_OTHERS)
MOST_TEXTS = 200
"""Different texts that are tried."""
_FIRST, _LAST = datetime(1995, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
"""A number outside is no time of a hiring process."""


@dataclass(frozen=True, slots=True)
class Times:
    """How a column's times may be read. `formats` has several where the texts do not tell which."""

    formats: tuple[str, ...]
    read: int
    """How many of the texts that were tried they read."""
    tried: int
    says_zone: bool


def times_in(texts: Sequence[str]) -> Times | None:
    """Find the formats that read the most texts; None where they are few, or there is nothing to go by."""
    texts = list(dict.fromkeys(texts))[:MOST_TEXTS]
    counts = {form: sum(_reads(text, form) for text in texts) for form in ("iso", *EPOCH_DIGITS, *FORMATS)}
    most = max(counts.values())
    if most == 0 or most < len(texts) * MOST:
        return None
    best = tuple(form for form, count in counts.items() if count == most)
    formats = best[:1] if best[0] == "iso" else best
    return Times(formats, most, len(texts), _say_zone(texts, formats[0]))


def _reads(text: str, form: str) -> bool:
    read = read_time(text, form, UTC)
    if not isinstance(read, Moment):
        return False
    return form not in EPOCH_DIGITS or _FIRST <= read.at < _LAST


def _say_zone(texts: Sequence[str], form: str) -> bool:
    """Whether all are moments wherever the clock stands; a date alone is the same day everywhere."""
    return all(read_time(text, form, None) is not None for text in texts)
