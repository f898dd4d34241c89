"""JSON Lines: each line is a record, and one that cannot be read costs only itself."""

from collections.abc import Iterator
from typing import Any

from ingest.rejections import Rejection
from ingest.sources.json_values import Unreadable, Way, decode, reachable, reason_of
from ingest.sources.lines import Line
from ingest.sources.record import Records, SourceRecord


def records_of(lines: Iterator[Line], way: Way) -> Records:
    """Read the records of all lines; `way` leads to them in each."""
    for line in lines:
        text = line.text.strip().removeprefix("\ufeff")
        if line.fault:
            yield Rejection(line.number, None, line.fault, text)
        elif text:
            yield from _records_in(line.number, text, way)


def _records_in(number: int, text: str, way: Way) -> Records:
    try:
        for record in reachable(decode(text), way):
            yield record_or_rejection(number, record)
    except (Unreadable, RecursionError) as error:
        yield Rejection(number, None, reason_of(error), text)


def record_or_rejection(number: int, value: Any) -> SourceRecord | Rejection:  # noqa: ANN401  # any JSON value
    """Refuse a bare number or text, which has no fields and is no record."""
    if isinstance(value, dict):
        return SourceRecord(number, value)
    return Rejection(number, None, "a record is a JSON object, and this is none", str(value))
