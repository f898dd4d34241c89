"""Rows as a Parquet file: whole values with their types, for programs, so that nothing in them is changed."""

import io
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.parquet

from app.export.documents import as_json
from app.export.tables import Row


def parquet(rows: Sequence[Row], columns: Sequence[str]) -> bytes:
    """The file. A column whose values are of several types, which Parquet cannot hold, becomes JSON text."""
    table = pa.table({column: _array([row[column] for row in rows]) for column in columns})
    out = io.BytesIO()
    pyarrow.parquet.write_table(table, out)
    return out.getvalue()


def _array(values: list[object]) -> pa.Array:
    try:
        return pa.array(values)
    except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowNotImplementedError):
        return pa.array([as_json(value, indent=None) for value in values])
