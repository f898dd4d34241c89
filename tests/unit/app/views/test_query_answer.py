import io
import json
from datetime import UTC, datetime
from typing import Any

import pyarrow.parquet

from app.access.misused import applicants_in
from app.views.query_answer import Found, exported, rows_found, table

AT = datetime(2026, 1, 10, 12, 30, tzinfo=UTC)
FORMULA = "=HYPERLINK(1)"


def found(*rows: dict[str, Any], truncated: bool = False) -> Found:
    return Found(tuple(rows[0]) if rows else (), rows, truncated, AT)


def test_the_table_keeps_numbers_and_writes_times_and_lists_for_people() -> None:
    row = {"persons": 3, "share": 0.5, "inside": True, "at": AT, "applicant_ids": ["A-1", "A-2"], "nobody": None}
    assert table(tuple(row), [row]) == {
        "persons": [3],
        "share": [0.5],
        "inside": [True],
        "at": ["2026-01-10T12:30:00Z"],
        "applicant_ids": ["A-1 | A-2"],
        "nobody": [""],
    }


def test_a_column_of_several_types_is_text() -> None:
    assert table(("a",), [{"a": 1}, {"a": "=1"}, {"a": True}]) == {"a": ["1", "'=1", "true"]}


def test_no_cell_and_no_heading_of_table_and_csv_is_a_formula() -> None:
    hostile = {FORMULA: FORMULA, "list": [FORMULA]}
    assert table(tuple(hostile), [hostile]) == {f"'{FORMULA}": [f"'{FORMULA}"], "list": [f"'{FORMULA}"]}
    lines = exported("csv", found(hostile)).decode().split("\r\n")
    assert lines == [f"'{FORMULA},list", f"'{FORMULA},'{FORMULA}", ""]


def test_json_and_parquet_hold_values_as_they_are() -> None:
    answer = found({"name": FORMULA, "persons": 3, "at": AT})
    assert json.loads(exported("json", answer)) == [{"name": FORMULA, "persons": 3, "at": "2026-01-10T12:30:00Z"}]
    rows = pyarrow.parquet.read_table(io.BytesIO(exported("parquet", answer))).to_pylist()
    assert rows == [{"name": FORMULA, "persons": 3, "at": AT}]


def test_a_row_names_applicants_in_columns_lists_and_nodes() -> None:
    node = {"labels": ["Applicant"], "properties": {"applicant_id": "A-4"}}
    row = {"applicant_id": "A-1", "stopped_applicant_id": "A-2", "applicant_ids": ["A-3"], "a": node, "name": "A-5"}
    assert list(applicants_in(row)) == ["A-1", "A-2", "A-3", "A-4"]
    assert list(applicants_in({"applicant_id": None, "applicant_ids": "A-1", "n": 3})) == []


def test_what_was_cut_off_is_said() -> None:
    assert rows_found(found()) == "Nothing was found."
    assert rows_found(found({"a": 1})) == "1 row"
    assert rows_found(found({"a": 1}, truncated=True)).startswith("The first 1,000 rows; there are more")
