"""The formats that systems export in, written row by row."""

import csv
import gzip
import io
import json
from abc import abstractmethod
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self, TextIO

import pyarrow as pa
import pyarrow.parquet as pq

Row = Mapping[str, Any]
_ROWS_AT_ONCE = 20_000


class Export(Protocol):
    """A file that is being written. Leaving the `with` block finishes it."""

    @abstractmethod
    def write(self, row: Row) -> None:
        """Append a row. All rows of a table have the same columns."""

    @abstractmethod
    def write_text(self, line: str) -> None:
        """Append a line that is no row, where the format has lines."""

    @abstractmethod
    def close(self) -> None:
        """Finish the file."""

    def __enter__(self) -> Self:
        """Give the file itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Finish the file."""
        self.close()


class Table(Export):
    """CSV or TSV, the header before the first row."""

    def __init__(self, path: Path, delimiter: str = ",", line_end: str = "\n", encoding: str = "utf-8") -> None:
        self._file = _text(path, encoding)
        self._rows = csv.writer(self._file, delimiter=delimiter, lineterminator=line_end)
        self._line_end = line_end
        self._columns: tuple[str, ...] = ()

    def write(self, row: Row) -> None:
        """Append a line of cells, before the first one the header."""
        if not self._columns:
            self._columns = tuple(row)
            self._rows.writerow(self._columns)
        self._rows.writerow(row[column] for column in self._columns)

    def write_text(self, line: str) -> None:
        """Append the line as it is."""
        self._file.write(line + self._line_end)

    def close(self) -> None:
        """Close the file."""
        self._file.close()


class Lines(Export):
    """JSON Lines."""

    def __init__(self, path: Path) -> None:
        self._file = _text(path)

    def write(self, row: Row) -> None:
        """Append a line with an object."""
        self._file.write(json.dumps(row, ensure_ascii=False) + "\n")

    def write_text(self, line: str) -> None:
        """Append the line as it is."""
        self._file.write(line + "\n")

    def close(self) -> None:
        """Close the file."""
        self._file.close()


class Document(Export):
    """One JSON document, the records in its `results`, as an API answers."""

    def __init__(self, path: Path) -> None:
        self._file = _text(path)
        self._file.write('{"next": null, "results": [')
        self._separator = "\n"

    def write(self, row: Row) -> None:
        """Append an object to the results."""
        self._file.write(self._separator + json.dumps(row, ensure_ascii=False))
        self._separator = ",\n"

    def write_text(self, line: str) -> None:
        """Raise ValueError: a document has no lines."""
        raise ValueError(f"A JSON document has no place for {line!r}.")

    def close(self) -> None:
        """Close the brackets and the file."""
        self._file.write("\n]}\n")
        self._file.close()


class Parquet(Export):
    """Parquet with text columns."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._waiting: list[Row] = []
        self._writer: pq.ParquetWriter | None = None

    def write(self, row: Row) -> None:
        """Append a row, once enough others wait with it."""
        self._waiting.append(row)
        if len(self._waiting) == _ROWS_AT_ONCE:
            self._flush()

    def write_text(self, line: str) -> None:
        """Raise ValueError: Parquet has no lines."""
        raise ValueError(f"Parquet has no place for {line!r}.")

    def close(self) -> None:
        """Write what still waits and close the file."""
        if self._waiting:
            self._flush()
        if self._writer:
            self._writer.close()

    def _flush(self) -> None:
        schema = pa.schema([(column, pa.string()) for column in self._waiting[0]])
        self._writer = self._writer or pq.ParquetWriter(self._path, schema)
        self._writer.write_table(pa.Table.from_pylist(self._waiting, schema))
        self._waiting = []


def _text(path: Path, encoding: str = "utf-8") -> TextIO:
    if path.suffix != ".gz":
        return path.open("w", encoding=encoding, newline="")
    # No time in its header: the same world gives the same bytes.
    return io.TextIOWrapper(gzip.GzipFile(path, "wb", compresslevel=6, mtime=0), encoding=encoding, newline="")
