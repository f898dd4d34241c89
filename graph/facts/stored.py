"""Properties as the graph stores them, and back."""

from typing import Any

from graph.database import Row
from graph.facts.batch import Key
from graph.facts.merging import NEVER, Instant, Properties
from graph.facts.model import Precision

_EXACT = Precision.EXACT.value
Time = list[int | str]
"""Seconds since 1970 and nanoseconds, and the precision where it is not exact."""


def to_graph(key: Key, properties: Properties) -> Row:
    """The element as a row of a statement: its key, its texts, and its times by name."""
    texts: dict[str, object] = {}
    times: dict[str, Time] = {}
    for name, value in properties.items():
        if name == "status":
            since, texts[name] = value
            times |= {"status_at": time(since)} if since != NEVER else {}
        elif name.endswith("_at") or name == "until":
            times[name] = time(value)
        else:
            texts[name] = value
    return {"key": key, "texts": texts, "times": times}


def from_graph(row: Row) -> tuple[Key, Properties]:
    """What `to_graph` made, read back by a statement that gives null for what is absent."""
    properties: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in row["texts"].items()
        if value is not None
    }
    times = {name: _instant(*value) for name, value in row["times"].items() if value[0] is not None}
    if "status" in properties:
        properties["status"] = (times.pop("status_at", NEVER), properties["status"])
    return tuple(row["key"]), properties | times


def time(instant: Instant) -> Time:
    """A time as statements take it."""
    seconds, nanoseconds, precision = instant
    return [seconds, nanoseconds] if precision == _EXACT else [seconds, nanoseconds, precision]


def _instant(seconds: int, nanoseconds: int, precision: str | None = None) -> Instant:
    return seconds, nanoseconds, precision or _EXACT
