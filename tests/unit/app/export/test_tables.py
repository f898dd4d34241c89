import csv
import io
import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.export.tables import Format, print_rows

AT = datetime(2026, 8, 1, 14, 30, tzinfo=timezone(timedelta(hours=2)))


def printed(rows: list[dict[str, object]], form: Format, columns: tuple[str, ...] = ("name", "value")) -> str:
    out = io.StringIO()
    print_rows(rows, columns, form, out)
    return out.getvalue()


def first_cell(value: object) -> str:
    return next(csv.reader(io.StringIO(printed([{"name": value}], Format.CSV).split("\r\n", 1)[1], newline="")))[0]


def test_json_is_one_document_with_whole_rows() -> None:
    rows: list[dict[str, object]] = [{"name": "Ana", "extra": (1, 2)}, {"name": None}]
    assert json.loads(printed(rows, Format.JSON)) == [{"name": "Ana", "extra": [1, 2]}, {"name": None}]


def test_no_rows_are_an_empty_list_or_a_lone_header() -> None:
    assert json.loads(printed([], Format.JSON)) == []
    assert printed([], Format.CSV) == "name,value\r\n"


def test_csv_quotes_as_rfc_4180_says() -> None:
    assert printed([{"name": 'a "b", c', "value": "two\nlines"}], Format.CSV).split("\r\n", 1)[1] == (
        '"a ""b"", c","two\nlines"\r\n'
    )


@pytest.mark.parametrize("text", ["=1+1", "+1 202 555 0143", "-2", "@SUM(A1)", "  =1", "\t=1", "\n=1", "\uff1d1"])
def test_a_text_that_a_spreadsheet_would_run_is_led_by_an_apostrophe(text: str) -> None:
    assert first_cell(text) == f"'{text}"


def test_a_negative_number_stays_a_number() -> None:
    assert first_cell(-2.5) == "-2.5"


def test_a_phone_number_stays_readable() -> None:
    assert "+1 (623) 555-0143" in first_cell("+1 (623) 555-0143")


def test_times_are_iso_8601_in_utc() -> None:
    assert first_cell(AT) == "2026-08-01T12:30:00Z"
    assert first_cell(AT.date()) == "2026-08-01"
    assert json.loads(printed([{"at": datetime(2026, 8, 1, tzinfo=UTC)}], Format.JSON)) == [
        {"at": "2026-08-01T00:00:00Z"}
    ]


def test_a_list_is_one_cell() -> None:
    assert first_cell(["a", 2, None]) == "a | 2 | "
    assert json.loads(first_cell({"labels": ["Phone"]})) == {"labels": ["Phone"]}


def test_markup_in_a_name_is_text() -> None:
    assert "[red]Ana[/red] :smile:" in printed([{"name": "[red]Ana[/red] :smile:"}], Format.TABLE)


def test_a_long_cell_loses_nothing_in_a_table() -> None:
    text = printed([{"name": "x" * 300}], Format.TABLE)
    assert text.count("x") == 300


@given(st.text())
def test_whatever_a_name_holds_no_control_character_reaches_the_terminal(name: str) -> None:
    for form in Format:
        text = printed([{"name": name}], form)
        assert not {character for character in text if ord(character) < 32} - set("\r\n\t")
        assert not set(text) & {"\x7f", "\x9b", "\u202e", "\u2066"}
        text.encode("utf-8")


@given(st.text(), st.sampled_from("=+-@"))
def test_no_csv_cell_begins_a_formula(rest: str, start: str) -> None:
    assert not first_cell(start + rest).lstrip().startswith(("=", "+", "-", "@"))
