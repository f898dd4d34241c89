"""Times as maps declare them, to moments in UTC. A format is declared or ISO, never sniffed from a value."""

import re
from datetime import UTC, datetime, timedelta, tzinfo

from graph.facts.model import Moment, Precision
from graph.identifiers.canonical import Rejected

EPOCH_DIGITS = {"epoch_s": 0, "epoch_ms": 3, "epoch_us": 6, "epoch_ns": 9}
"""Format to how many of a number's digits are below the second."""
FIRST_YEAR = 1900
"""An earlier time is a program's zero (0001-01-01), not when something happened."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ISO = re.compile(r"(\d{4}-\d\d-\d\d|\d{8})(?:[Tt ]\s*(\d\d\S*)\s*(UTC|GMT|[Zz]|[+-][\d:]+)?)?", re.ASCII)
_NUMBER = re.compile(r"([+-]?\d{1,30})(?:\.(\d*))?", re.ASCII)
_TOO_FINE = re.compile(r"(\.\d{6})\d+", re.ASCII)
_DIRECTIVE = re.compile(r"%(.?)", re.DOTALL)
_DIRECTIVES = frozenset("aAbBdfGHIjmMpSuUVwWyYz%")
_CLOCK = frozenset("HIMSfp")


def read_time(text: str, form: str, zone: tzinfo | None) -> Moment | Rejected | None:
    """Read the moment that `text` names; None when it says no zone and `zone` is None.

    A local time that comes twice when a clock is put back is the first of the two; one that is left out when it is
    put forward counts by the clock before the change.
    """
    try:
        at, precision = _parsed(text, form)
        if precision is Precision.DAY:
            at = at.replace(tzinfo=UTC)
        elif at.tzinfo is None:
            if zone is None:
                return None
            at = at.replace(tzinfo=zone)
        at = at.astimezone(UTC)
    except ValueError:
        return Rejected(f"not a time in the format {form}")
    except OverflowError:
        return Rejected("a time out of range")
    return Moment(at, precision) if at.year >= FIRST_YEAR else Rejected("a time out of range")


def fault_of_format(form: str) -> str | None:
    """Why `form` is not `iso`, one of `EPOCH_DIGITS` or a strptime format that names a whole date, or None."""
    if form == "iso" or form in EPOCH_DIGITS:
        return None
    directives = set(_DIRECTIVE.findall(form))
    if not directives:
        return f"{form!r} is no time format: say iso, {', '.join(EPOCH_DIGITS)} or a strptime format (%d/%m/%Y)"
    if unknown := directives - _DIRECTIVES:
        return f"%{min(unknown)} cannot be used in a time format"
    return None if directives & {"Y", "y", "G"} else f"{form!r} names no year"


def _parsed(text: str, form: str) -> tuple[datetime, Precision]:
    """Read the time as written, zoneless if it says no zone; ValueError or OverflowError when it is not in `form`."""
    if form == "iso":
        return _parsed_iso(text)
    if form in EPOCH_DIGITS:
        return _parsed_epoch(text, EPOCH_DIGITS[form]), Precision.EXACT
    clock = _CLOCK.intersection(_DIRECTIVE.findall(form))
    return datetime.strptime(_TOO_FINE.sub(r"\1", text), form), Precision.EXACT if clock else Precision.DAY


def _parsed_iso(text: str) -> tuple[datetime, Precision]:
    match = _ISO.fullmatch(text)
    if match is None:
        raise ValueError(text)
    day, clock, offset = match.groups(default="")
    if not clock:
        return datetime.fromisoformat(day), Precision.DAY
    written = f"{day}T{clock}{offset}".upper().replace("UTC", "Z").replace("GMT", "Z")
    return datetime.fromisoformat(written), Precision.EXACT


def _parsed_epoch(text: str, digits: int) -> datetime:
    match = _NUMBER.fullmatch(text)
    if match is None:
        raise ValueError(text)
    whole, fraction = match.groups(default="")
    # Whole microseconds by digits, not by floats: what is finer is cut.
    nanoseconds = int(whole + fraction.ljust(9 - digits, "0")[: 9 - digits])
    return _EPOCH + timedelta(microseconds=nanoseconds // 1000)
