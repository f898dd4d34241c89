import io
from datetime import UTC, date, datetime
from typing import Any

import pyarrow.parquet
import pytest

from app.export.parquet import parquet


def read(rows: list[dict[str, Any]], columns: tuple[str, ...]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pyarrow.parquet.read_table(io.BytesIO(parquet(rows, columns))).to_pylist()
    return found


@pytest.mark.parametrize(
    "value",
    [
        "=1+1",
        3,
        0.5,
        True,
        None,
        date(2026, 1, 31),
        datetime(2026, 1, 31, tzinfo=UTC),
        ["A-1", "A-2"],
        {"labels": ["X"]},
    ],
)
def test_a_value_is_kept_with_its_type(value: object) -> None:
    assert read([{"a": value}, {"a": None}], ("a",)) == [{"a": value}, {"a": None}]


def test_a_column_of_several_types_is_json_text() -> None:
    rows: list[dict[str, Any]] = [{"a": 1}, {"a": "x"}, {"a": [1]}, {"a": None}]
    assert read(rows, ("a",)) == [{"a": "1"}, {"a": '"x"'}, {"a": "[1]"}, {"a": "null"}]


def test_no_rows_are_a_file_with_its_columns() -> None:
    table = pyarrow.parquet.read_table(io.BytesIO(parquet([], ("a", "b"))))
    assert (table.column_names, table.num_rows) == (["a", "b"], 0)
