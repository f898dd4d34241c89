"""CSV and TSV by RFC 4180: quoted cells may hold line ends, and a stray quote costs one line, not all that follow."""

import csv
from collections import deque
from collections.abc import Iterator
from itertools import chain, islice
from typing import TypeAlias

from graph.errors import UsageError
from ingest.rejections import Rejection, storable
from ingest.sources.lines import LINE_LIMIT, Line
from ingest.sources.record import Header, Records, SourceRecord

DELIMITERS = ",\t;|"
LOOKED_AT = 50
"""Rows of the sample that a delimiter is judged by."""

Rows: TypeAlias = Iterator[tuple[int, list[str]] | Rejection]
"""Each row's first line number and cells, or why a line is none."""


class _RowLines:
    """What csv.reader reads from: it remembers the lines of the row under way, and can take them back."""

    def __init__(self, lines: Iterator[Line]) -> None:
        self._lines = lines
        self._again: deque[Line] = deque()
        self._length = 0
        self.taken: list[Line] = []

    def __iter__(self) -> "_RowLines":
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines)
        self.taken.append(line)
        self._length += len(line.text)
        if line.fault:
            raise csv.Error(line.fault)
        if self._length > LINE_LIMIT:
            raise csv.Error(f"the quote that opens here is not closed within {LINE_LIMIT:,} characters")
        return line.text

    def start_row(self) -> None:
        self.taken = []
        self._length = 0

    def reject_first(self) -> Line:
        """Give up the first line of the row under way; the others are read again as rows of their own."""
        first, *others = self.taken
        self._again.extendleft(reversed(others))
        self.start_row()
        return first


def cells_of(lines: Iterator[Line], delimiter: str) -> Rows:
    """Each row's first line number and its cells, or why its first line cannot be read. Blank lines are no rows."""
    # The limit is the module's, for the whole process; it bounds nothing here, as _RowLines bounds the row.
    csv.field_size_limit(max(csv.field_size_limit(), LINE_LIMIT))
    feeder = _RowLines(lines)
    reader = csv.reader(feeder, delimiter=delimiter, strict=True)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            first = feeder.reject_first()
            yield Rejection(first.number, None, first.fault or _in_words(error), first.text.rstrip("\r\n"))
            continue
        if any(cells):
            yield feeder.taken[0].number, cells
        feeder.start_row()


def records_of(rows: Rows, header: Header) -> Records:
    """Each row as a record. Empty and missing cells are absent; a row with more cells than columns is refused."""
    keys = header.keys
    names = header.names
    for row in rows:
        if isinstance(row, Rejection):
            yield row
            continue
        line, cells = row
        if len(cells) > len(keys) and any(cells[len(keys) :]):
            yield Rejection(line, None, "more cells than there are columns", ",".join(cells))
        elif cells[-1].strip() == names[-1] and Header.of(tuple(cells)) == header:
            yield Rejection(line, None, "the header once more", ",".join(cells))
        else:
            yield SourceRecord(line, {key: cell for key, cell in zip(keys, cells, strict=False) if cell})


def header_of(rows: Rows, name: str) -> tuple[Header, Rows]:
    """Take the header, which is the first row, off the rows after it."""
    first = next(rows, (1, []))
    if isinstance(first, Rejection):
        raise UsageError(f"The header of {name} cannot be read: {first.reason}.")
    return Header.of(tuple(storable(cell) for cell in first[1])), rows


def header_by_place(rows: Rows) -> tuple[Header, Rows]:
    """Make the header of a table without one, as wide as its first readable row, and give back all rows."""
    looked_at = []
    for row in rows:
        looked_at.append(row)
        if not isinstance(row, Rejection):
            return Header.absent(len(row[1])), chain(looked_at, rows)
    return Header.absent(0), iter(looked_at)


def detect_delimiter(sample: str) -> str:
    """Pick the delimiter that gives most of the first rows as many cells as the first; a comma when in doubt."""
    lines = sample.splitlines(keepends=True)
    return max(DELIMITERS, key=lambda delimiter: _fit(lines, delimiter))


def _fit(lines: list[str], delimiter: str) -> tuple[float, int]:
    numbered = iter(Line(number, text) for number, text in enumerate(lines, start=1))
    rows = islice(cells_of(numbered, delimiter), LOOKED_AT)
    widths = [len(row[1]) for row in rows if not isinstance(row, Rejection)]
    if not widths or widths[0] == 1:
        return 0.0, 0
    return widths.count(widths[0]) / len(widths), widths[0]


def _in_words(error: csv.Error) -> str:
    text = str(error)
    if "expected after" in text:
        return "a quote inside a cell is not doubled"
    return "a quote is not closed" if "unexpected end" in text else text
