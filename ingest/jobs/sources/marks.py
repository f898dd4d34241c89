"""How far a database has been read, as a text that remembers what kind of value it was."""

import json
from datetime import date, datetime, timedelta
from decimal import Decimal

from graph.errors import UsageError

Mark = str | int | date | datetime


def mark_as_text(mark: object) -> str:
    """The mark as the graph keeps it; UsageError where it is nothing that has an order."""
    match mark:
        case datetime():
            return json.dumps({"datetime": mark.isoformat()})
        case date():
            return json.dumps({"date": mark.isoformat()})
        case bool():
            pass
        case int() | str():
            return json.dumps(mark)
        case Decimal() if mark == mark.to_integral_value():
            return json.dumps(int(mark))
    raise UsageError(f"{mark!r} cannot be a mark: it is a whole number, a time or a text.")


def mark_from_text(text: str) -> Mark:
    """The mark as the database knows it."""
    match json.loads(text):
        case {"datetime": str(said)}:
            return datetime.fromisoformat(said)
        case {"date": str(said)}:
            return date.fromisoformat(said)
        case str() | int() as mark:
            return mark
    raise UsageError(f"The graph holds the mark {text}, which is none: `ringlight job run NAME` cannot begin there.")


def less(mark: Mark, overlap: timedelta | None) -> Mark:
    """The mark, moved back by the overlap, which needs a time."""
    if overlap is None:
        return mark
    if isinstance(mark, str):
        return _less_text(mark, overlap)
    if isinstance(mark, int):
        raise UsageError("overlap is a span of time, and the mark is a number: subtract it in the query.")
    return mark - overlap


def _less_text(mark: str, overlap: timedelta) -> str:
    try:
        return (datetime.fromisoformat(mark) - overlap).isoformat(sep=mark[10:11] or "T")
    except (ValueError, OverflowError):
        raise UsageError(f"overlap needs a mark that is a time, and {mark!r} is none.") from None
