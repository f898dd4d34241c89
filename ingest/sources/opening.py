"""Open any file that Ringlight reads. The content decides what it is; the name only where the content does not."""

import io
import re
from functools import partial
from pathlib import Path, PurePath
from typing import BinaryIO

from graph.errors import UsageError
from ingest.rejections import storable
from ingest.sources import json_document, json_lines, parquet, table
from ingest.sources.contents import Contents, open_contents
from ingest.sources.encoding import as_text, encoding_of
from ingest.sources.json_values import Way
from ingest.sources.lines import lines_of
from ingest.sources.record import EMPTY, Header, Reading, Source

LINES_NAMES = (".jsonl", ".ndjson")
JSON_NAMES = (".json", *LINES_NAMES)
NOT_TABLES = {
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a ZIP archive (an Excel workbook is one): save the table as CSV",
    b"\xd0\xcf\x11\xe0": "an old Office document: save the table as CSV",
    b"SQLite format 3": "an SQLite database",
    b"BZh": "compressed by bzip2: gzip is the only compression that is read",
    b"\xfd7zXZ": "compressed by xz: gzip is the only compression that is read",
    b"\x28\xb5\x2f\xfd": "compressed by zstd: gzip is the only compression that is read",
    b"\x7fELF": "a program",
}
BLANK = " \t\r\n\ufeff"
CONTROL_BYTES = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1a\x1b")
MOST_CONTROL_BYTES = 0.05
"""A text may hold a few NUL bytes; more of its first bytes than this, and it is none."""


def open_source(path: str, reading: Reading | None = None, stdin: BinaryIO | None = None) -> Source:
    """Open the file at `path`, or standard input for `-`; UsageError where it is nothing that can be read."""
    reading = reading or Reading()
    contents = open_contents(path, stdin)
    name = "standard input" if path == "-" else PurePath(path).name
    try:
        return _source(path, name, contents, reading)
    except UsageError:
        contents.close()
        raise


def _source(path: str, name: str, contents: Contents, reading: Reading) -> Source:
    _refuse_known_formats(name, contents.sample)
    if contents.sample.startswith(parquet.MAGIC):
        return _parquet(path, name, contents)
    encoding, guessed = encoding_of(contents.sample, reading.encoding)
    if not reading.encoding and not encoding.startswith(("utf-16", "utf-32")):
        _refuse_binary(name, contents.sample)
    sample = contents.sample.decode(encoding, "replace").lstrip(BLANK)
    if not sample:
        return _empty(name, contents)
    read = _json if _is_json(sample, name) else _table
    source = read(as_text(contents, encoding), contents, name, sample, reading)
    if guessed:
        source.notes.append(f"{name} is not UTF-8 and was read as {encoding}: say the encoding if that is wrong.")
    return source


def _empty(name: str, contents: Contents) -> Source:
    if contents.fault:
        raise UsageError(f"{name} cannot be read: {contents.fault}.")
    return Source(name, EMPTY, partial(iter, ()), contents.close, notes=[f"{name} is empty."])


def _parquet(path: str, name: str, contents: Contents) -> Source:
    is_seekable = Path(path).is_file() and not contents.is_gzip
    file = parquet.open_parquet(path if is_seekable else parquet.spooled(contents, name), name)
    contents.close()
    header = Header.of(tuple(storable(each) for each in file.schema_arrow.names))
    return Source(name, "Parquet", partial(parquet.records_of, file, header), partial(file.close, force=True), header)


def _json(text: io.TextIOWrapper, contents: Contents, name: str, sample: str, reading: Reading) -> Source:
    way = Way.of(reading.records)
    if _is_json_lines(sample, name):
        return Source(name, "JSON Lines", partial(json_lines.records_of, lines_of(text, contents), way), text.close)
    return Source(name, "JSON", partial(json_document.records_of, text, contents, way), text.close)


def _table(text: io.TextIOWrapper, contents: Contents, name: str, sample: str, reading: Reading) -> Source:
    delimiter = reading.delimiter or table.detect_delimiter(sample)
    rows = table.cells_of(lines_of(text, contents), delimiter)
    header, rows = table.header_of(rows, name) if reading.header else table.header_by_place(rows)
    kind = "TSV" if delimiter == "\t" else "CSV"
    return Source(name, kind, partial(table.records_of, rows, header), text.close, header)


def _is_json(sample: str, name: str) -> bool:
    return sample.startswith(("{", "[")) or _plain_name(name).endswith(JSON_NAMES)


def _is_json_lines(sample: str, name: str) -> bool:
    """Whether the first line is a whole object and is not all there is: one document would go on."""
    if _plain_name(name).endswith(LINES_NAMES):
        return True
    first, *more = re.split(r"\r\n?|\n", sample, maxsplit=1)
    return first.startswith("{") and first.rstrip().endswith("}") and bool(more and more[0].strip())


def _plain_name(name: str) -> str:
    return name.casefold().removesuffix(".gz")


def _refuse_known_formats(name: str, sample: bytes) -> None:
    for magic, what in NOT_TABLES.items():
        if sample.startswith(magic):
            raise UsageError(f"{name} is {what}. Ringlight reads CSV, TSV, JSON Lines, JSON and Parquet, also gzipped.")


def _refuse_binary(name: str, sample: bytes) -> None:
    if len(sample) - len(sample.translate(None, CONTROL_BYTES)) > len(sample) * MOST_CONTROL_BYTES:
        raise UsageError(f"{name} is no text. Ringlight reads CSV, TSV, JSON Lines, JSON and Parquet, also gzipped.")
