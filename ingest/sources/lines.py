"""The physical lines of a text, numbered, none of them longer than memory bears."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.sources.contents import Contents

LINE_LIMIT = 16 * 1024 * 1024
"""Characters. A 10 MB cell still fits: it is refused as a value, and its row stands."""


@dataclass(slots=True)
class Line:
    """One line with its end. `fault` says why it cannot be used: it is over-long or cut off."""

    number: int
    text: str
    fault: str | None = None


def lines_of(text: io.TextIOWrapper, contents: Contents) -> Iterator[Line]:
    """Each line with its number from 1. Lines end with LF, CRLF or a lone CR; what ends too early is the last one."""
    line = Line(0, "")
    while (line := _next_line(text, contents, line.number + 1)).text:
        yield line
        if line.fault and line.fault == contents.fault:
            return
    if line.fault:
        yield line


def _next_line(text: io.TextIOWrapper, contents: Contents, number: int) -> Line:
    """Read the next line; an empty one at the end, with a fault where the end came too early."""
    line = text.readline(LINE_LIMIT)
    if line.endswith(("\n", "\r")):
        return Line(number, line)
    if len(line) == LINE_LIMIT:
        _skip_rest_of_line(text)
        return Line(number, line, f"longer than {LINE_LIMIT:,} characters")
    return Line(number, line, contents.fault)


def _skip_rest_of_line(text: io.TextIOWrapper) -> None:
    while (rest := text.readline(LINE_LIMIT)) and not rest.endswith(("\n", "\r")):
        pass
