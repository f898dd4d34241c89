from collections.abc import Callable
from typing import Any

import pytest

from ingest.sources.record import Reading

Read = Callable[..., Any]


def test_each_line_is_a_record_of_that_line(read: Read) -> None:
    found = read("a.jsonl", b'{"id": 1}\n\n{"id": "2"}\r\n')
    assert found.format == "JSON Lines"
    assert [(record.line, dict(record.fields)) for record in found.records] == [(1, {"id": 1}), (3, {"id": "2"})]


def test_lines_are_recognised_by_their_content(read: Read) -> None:
    assert read("download", b'{"id": 1}\n{"id": 2}\n').format == "JSON Lines"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"id": 1, // a comment\n', "not JSON: expecting property name enclosed in double quotes"),
        (b'{"id": 1\n', "not JSON: expecting ',' delimiter"),
        (b"5\n", "a record is a JSON object, and this is none"),
        (b"[" * 100_000 + b"\n", "nested too deeply"),
        (b"[" * 900 + b"]" * 900 + b"\n", None),
        (b'{"a":' * 100_000 + b"\n", "nested too deeply"),
    ],
)
def test_a_line_that_cannot_be_read_costs_only_itself(read: Read, line: bytes, reason: str | None) -> None:
    found = read("a.jsonl", b'{"id": 1}\n' + line + b'{"id": 3}\n')
    assert [record.line for record in found.records] == [1, 3]
    assert all(rejection.line == 2 for rejection in found.rejections)
    if reason:
        assert found.reasons == [(2, reason)]


@pytest.mark.parametrize("digits", ["0.80", "12345678901234567890.0", "1e400", "41.87811360000000001"])
def test_numbers_that_a_float_would_change_keep_their_digits(read: Read, digits: str) -> None:
    assert read("a.jsonl", b'{"id": %b}\n' % digits.encode()).fields == [{"id": digits}]


def test_numbers_of_any_length_keep_their_digits(read: Read) -> None:
    digits = "9" * 5000
    assert read("a.jsonl", b'{"id": %b}\n' % digits.encode()).fields == [{"id": digits}]


def test_a_number_that_pandas_wrote_as_nan_is_absent(read: Read) -> None:
    assert read("a.jsonl", b'{"id": 1, "phone": NaN}\n').fields == [{"id": 1, "phone": None}]


def test_of_two_fields_of_one_name_the_last_counts(read: Read) -> None:
    assert read("a.jsonl", b'{"id": 1, "id": 2}\n').fields == [{"id": 2}]


def test_records_may_lie_inside_each_line_alone_or_in_an_array(read: Read) -> None:
    pages = [
        b'{"page": {"items": [{"id": 1}, {"id": 2}]}}',
        b'{"page": {"items": []}}',
        b'{"page": {"items": {"id": 3}}}',
    ]
    lines = b"\n".join([*pages, b'{"x": 1}'])
    found = read("a.jsonl", lines, Reading(records="page.items"))
    assert [(record.line, record.fields["id"]) for record in found.records] == [(1, 1), (1, 2), (3, 3)]
    assert found.reasons == [(4, "nothing lies under 'page'")]
