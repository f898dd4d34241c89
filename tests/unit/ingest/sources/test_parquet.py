import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa
import pytest
from pyarrow import parquet

from graph.errors import UsageError

Read = Callable[..., Any]


def written(columns: dict[str, Any], **options: Any) -> bytes:  # noqa: ANN401  # pyarrow's own
    table = pa.table(columns)
    out = io.BytesIO()
    parquet.write_table(table, out, **options)
    return out.getvalue()


def test_rows_are_records_with_their_values_as_json_would_have_them(read: Read) -> None:
    content = written(
        {
            "id": [53880001, None],
            "score": [1.5, float("nan")],
            "zip": ["02139", None],
            "hired": [True, None],
            "price": [Decimal("1.10"), None],
            "blob": [b"text", None],
        }
    )
    found = read("a.parquet", content)
    assert found.format == "Parquet"
    assert found.fields == [
        {"id": 53880001, "score": 1.5, "zip": "02139", "hired": True, "price": "1.10", "blob": "text"},
        {"score": None},
    ]
    assert [record.line for record in found.records] == [1, 2]


def test_times_become_iso_texts_to_the_last_digit(read: Read) -> None:
    at = datetime(2026, 3, 1, 10, 0, 0, 123456)
    content = written(
        {
            "zoned": pa.array([at.replace(tzinfo=UTC)], pa.timestamp("us", "UTC")),
            "chicago": pa.array(
                [at.replace(tzinfo=ZoneInfo("America/Chicago"))], pa.timestamp("ms", "America/Chicago")
            ),
            "zoneless": pa.array([at], pa.timestamp("ns")),
            "day": pa.array([date(2026, 3, 1)]),
            "far": pa.array([10**15], pa.int64()).cast(pa.timestamp("s")),
        },
        coerce_timestamps=None,
    )
    fields = read("a.parquet", content).fields[0]
    assert fields["zoned"] == "2026-03-01 10:00:00.123456Z"
    assert fields["chicago"] == "2026-03-01 10:00:00.123-0600"
    assert fields["zoneless"] == "2026-03-01 10:00:00.123456000"
    assert fields["day"] == "2026-03-01"
    assert "out of range" in fields["far"]


def test_nested_types_become_arrays_and_objects(read: Read) -> None:
    at = datetime(2026, 3, 1, 10, tzinfo=UTC)
    phones = pa.array([[{"value": "1", "at": at}, {"value": None, "at": None}]])
    words = pa.array(["home"]).dictionary_encode()
    found = read("a.parquet", written({"phones": phones, "kind": words}))
    seen = "2026-03-01 10:00:00.000000Z"
    assert found.fields == [{"phones": [{"value": "1", "at": seen}, {"value": None, "at": None}], "kind": "home"}]


def test_a_text_that_is_no_utf8_costs_its_row_and_not_its_batch(read: Read) -> None:
    rubbish = pa.StringArray.from_buffers(2, pa.py_buffer(b"\0\0\0\0\1\0\0\0\3\0\0\0"), pa.py_buffer(b"\xffok"))
    found = read("a.parquet", written({"name": rubbish}))
    assert found.fields == [{"name": "ok"}]
    assert [line for line, _ in found.reasons] == [1]


@pytest.mark.parametrize("content", [b"PAR1", b"PAR1 and then rubbish", b"PAR1" + bytes(500) + b"PAR1"])
def test_rubbish_that_begins_like_parquet_is_one_sentence(read: Read, content: bytes) -> None:
    with pytest.raises(UsageError, match=r"a\.parquet begins like Parquet and cannot be read as such"):
        read("a.parquet", content)


def test_a_damaged_page_ends_the_reading_with_one_rejection(read: Read) -> None:
    content = bytearray(
        written({"name": [f"name {at}" for at in range(20_000)]}, row_group_size=10_000, use_dictionary=False)
    )
    content[len(content) // 2 + 2000 : len(content) // 2 + 4000] = b"\xff" * 2000
    found = read("a.parquet", bytes(content))
    assert len(found.rejections) == 1
    assert "the rest was not read" in found.rejections[0].reason


def test_two_columns_of_one_name_are_known_by_their_place(read: Read) -> None:
    out = io.BytesIO()
    parquet.write_table(pa.Table.from_arrays([pa.array([1]), pa.array([2])], names=["id", "id"]), out)
    assert read("a.parquet", out.getvalue()).fields == [{"#1": 1, "#2": 2}]
