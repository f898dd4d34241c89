from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from graph.errors import UsageError

Mapped = Callable[..., Any]

OF = """
feed = "applicants"
json = ["phones", "#3"]
[columns]
applicant_id = "id"
phone = "phones[?type!='skype'].value"
city = "\\"#3\\".city"
"""


def test_a_cell_that_holds_json_is_read_like_any_json(mapped: Mapped) -> None:
    content = 'id,phones,\n1,"[{""value"": 3125550114, ""type"": ""mobile""}]","{""city"": ""Chicago""}"\n2,,\n'
    found = mapped("a.csv", content, OF)
    assert found.values == [{"applicant_id": "1", "phone": ("3125550114",), "city": "Chicago"}, {"applicant_id": "2"}]


def test_a_cell_that_is_no_json_is_rejected_and_its_row_stands(mapped: Mapped) -> None:
    found = mapped("a.csv", "id,phones,\n1,[oops,\n", OF)
    assert found.values == [{"applicant_id": "1"}]
    assert [(each.line, each.field, each.reason, each.raw) for each in found.rejected_values] == [
        (2, "phones", "not JSON: expecting value", "[oops")
    ]


def test_a_row_that_lacks_what_the_cell_would_have_held_is_lost_for_that_reason(mapped: Mapped) -> None:
    of = 'feed = "phones"\njson = ["phones"]\n[columns]\napplicant_id = "id"\nphone = "phones[]"'
    found = mapped("a.csv", 'id,phones\n1,[oops\n2,"[""312""]"\n', of)
    assert [(each.line, each.field) for each in found.rejected_rows] == [(2, "phones")]
    assert len(found.made) == found.tally.records_read == 2
    found = mapped("a.csv", "id,phones\n1,[oops\n", of.replace("[columns]", 'each = "phones"\n[columns]'))
    assert [(each.line, each.field) for each in found.rejected_rows] == [(2, "phones")]


def test_a_feed_that_does_not_use_the_cell_does_not_mind(mapped_together: Callable[..., list[Any]]) -> None:
    of = """
        json = ["phones"]
        [columns]
        applicant_id = "id"
        [[emit]]
        feed = "applications"
        [[emit]]
        feed = "phones"
        [emit.columns]
        phone = "phones[]"
        """
    applications, phones = mapped_together("a.csv", "id,phones\n1,[oops\n", of)
    assert (len(applications.rows), applications.rejected_values) == (1, [])
    assert [each.field for each in phones.rejected_rows] == ["phones"]


def test_what_is_json_already_is_left_as_it_is(mapped: Mapped) -> None:
    of = OF.replace(', "#3"', "").replace('city = "\\"#3\\".city"', "")
    lines = '{"id": 1, "phones": [{"value": "312"}]}\n{"id": 2, "phones": "[{\\"value\\": \\"313\\"}]"}\n'
    assert [row.several("phone") for row in mapped("a.jsonl", lines, of).rows] == [("312",), ("313",)]


def test_parquet_texts_are_decoded_too(mapped: Mapped, tmp_path: Path) -> None:
    table = pa.table({"id": [1, 2], "phones": ['[{"value": "312"}]', None], "x": ["{}", "{" * 5000]})
    parquet.write_table(table, tmp_path / "p.parquet")
    found = mapped("a.parquet", (tmp_path / "p.parquet").read_bytes(), OF.replace("#3", "x"))
    assert [row.several("phone") for row in found.rows] == [("312",), ()]
    assert [each.field for each in found.rejected_values] == ["x"]


@pytest.mark.parametrize("name", ["phone", "phones[0]"])
def test_a_column_that_is_not_there_is_one_sentence(mapped: Mapped, name: str) -> None:
    with pytest.raises(UsageError, match="json: there is no column"):
        mapped("a.csv", "id,phones\n1,[]\n", f'feed = "applications"\njson = ["{name}"]\n[columns]\napplicant_id="id"')
