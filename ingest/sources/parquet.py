"""Parquet, batch by batch. Times become ISO texts and every other value what it would be in JSON."""

import io
import math
import shutil
import tempfile
from typing import IO, Any

import pyarrow as pa
from pyarrow import parquet

from graph.errors import UsageError
from ingest.rejections import Rejection
from ingest.sources.contents import SAMPLE_BYTES, Contents
from ingest.sources.record import Header, Records, SourceRecord

BATCH_ROWS = 4096
MAGIC = b"PAR1"


def open_parquet(where: str | IO[bytes], name: str) -> parquet.ParquetFile:
    """Open the file at a path, or an open one; UsageError when it is damaged."""
    try:
        return parquet.ParquetFile(where, buffer_size=SAMPLE_BYTES, pre_buffer=False)
    except (pa.ArrowException, OSError) as error:
        if not isinstance(where, str):
            where.close()
        raise UsageError(f"{name} begins like Parquet and cannot be read as such: {_first_line(error)}.") from None


def spooled(contents: Contents, name: str) -> IO[bytes]:
    """Copy to a nameless temporary file, for Parquet is read from its end."""
    spool = tempfile.TemporaryFile()  # noqa: SIM115  # the caller closes it, and it is gone
    shutil.copyfileobj(io.BufferedReader(contents, SAMPLE_BYTES), spool)
    if contents.fault:
        spool.close()
        raise UsageError(f"{name} cannot be read: {contents.fault}.")
    spool.seek(0)
    return spool


def records_of(file: parquet.ParquetFile, header: Header) -> Records:
    """Each row as a record, numbered from 1. A damaged page ends the reading with one rejection."""
    number = 0
    try:
        for batch in file.iter_batches(batch_size=BATCH_ROWS):
            for row in _rows(_readable_batch(batch, header)):
                number += 1
                yield _record(number, row)
    except (pa.ArrowException, OSError) as error:
        yield Rejection(number + 1, None, f"the file is damaged here ({_first_line(error)}); the rest was not read", "")


def _record(number: int, row: dict[str, Any] | str) -> SourceRecord | Rejection:
    if isinstance(row, str):
        return Rejection(number, None, row, "")
    return SourceRecord(number, {name: _json_like(value) for name, value in row.items() if value is not None})


def _rows(batch: pa.RecordBatch) -> list[dict[str, Any] | str]:
    """Turn a batch into rows; where Arrow cannot, one by one, with the reason in the place of a bad one."""
    try:
        return list(batch.to_pylist())
    except (ValueError, OverflowError, pa.ArrowException) as error:
        if len(batch) == 1:
            return [f"a value of this row is damaged: {_first_line(error)}"]
        return [row for at in range(len(batch)) for row in _rows(batch.slice(at, 1))]


def _readable_batch(batch: pa.RecordBatch, header: Header) -> pa.RecordBatch:
    """Its columns under the header's keys, times as ISO texts: to the last digit and in any year."""
    batch = batch.rename_columns(list(header.keys))
    target = pa.schema([pa.field(column.name, _readable(column.type)) for column in batch.schema])
    return batch if target.equals(batch.schema) else batch.cast(target, safe=False)


def _readable(kind: pa.DataType) -> pa.DataType:
    if pa.types.is_timestamp(kind) or pa.types.is_date(kind):
        return pa.string()
    if pa.types.is_dictionary(kind):
        return _readable(kind.value_type)
    if pa.types.is_struct(kind):
        return pa.struct([pa.field(each.name, _readable(each.type)) for each in kind])
    if pa.types.is_list(kind) or pa.types.is_large_list(kind):
        return pa.list_(_readable(kind.value_type))
    return kind


def _json_like(value: Any) -> Any:  # noqa: ANN401  # any value of Arrow's
    if isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return None if math.isnan(value) else value
    if isinstance(value, bytes):
        return value.decode("utf-8", "surrogateescape")
    if isinstance(value, dict):
        return {name: _json_like(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_json_like(each) for each in value]
    return None if value is None else str(value)


def _first_line(error: Exception) -> str:
    return str(error).split("\n", 1)[0].rstrip(".")
