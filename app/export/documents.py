"""JSON for machines: dataclasses as objects, times as ISO 8601 in UTC, everything outside ASCII escaped."""

import dataclasses
import json
from collections.abc import Set
from datetime import UTC, date, datetime


def as_json(value: object, *, indent: int | None = 2) -> str:
    """One JSON document. Escaping leaves no control character for a terminal to obey."""
    return json.dumps(value, default=_plain, indent=indent)


def iso_time(at: date) -> str:
    """ISO 8601, a date-time in UTC with `Z`. A time without a zone is taken as UTC, as the graph stores no other."""
    if not isinstance(at, datetime):
        return at.isoformat()
    in_utc = at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    return in_utc.isoformat().replace("+00:00", "Z")


def _plain(value: object) -> object:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    if isinstance(value, date):
        return iso_time(value)
    if isinstance(value, Set):
        return sorted(value, key=str)
    return str(value)
