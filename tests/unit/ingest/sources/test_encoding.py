from collections.abc import Callable
from typing import Any

import pytest

from graph.errors import UsageError
from ingest.sources.record import Reading

Read = Callable[..., Any]
TABLE = "id;name\n1;José Groß\n2;Lee\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_a_table_is_read_in_the_encoding_that_it_is_in(read: Read, encoding: str) -> None:
    found = read("a.csv", TABLE.encode(encoding))
    assert found.fields == [{"id": "1", "name": "José Groß"}, {"id": "2", "name": "Lee"}]


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("cp1251", "Иван Петров"), ("shift_jis", "山田太郎東京都"), ("gb18030", "王小明北京市朝阳区")],
)
def test_other_scripts_are_recognised(read: Read, encoding: str, name: str) -> None:
    assert read("a.csv", f"id,name\n1,{name}\n".encode(encoding)).fields == [{"id": "1", "name": name}]


def test_a_guessed_encoding_is_said(read: Read) -> None:
    assert read("a.csv", TABLE.encode("cp1252")).notes == [
        "a.csv is not UTF-8 and was read as cp1252: say the encoding if that is wrong."
    ]
    assert read("a.csv", TABLE.encode()).notes == []


@pytest.mark.parametrize("encoding", ["cp1250", "utf-16-le", "UTF8"])
def test_what_the_user_says_is_not_guessed(read: Read, encoding: str) -> None:
    found = read("a.csv", "id,name\n1,Łukasz\n".encode(encoding), Reading(encoding=encoding))
    assert (found.fields, found.notes) == ([{"id": "1", "name": "Łukasz"}], [])


@pytest.mark.parametrize("said", ["klingon", "hex", "punycode", "undefined", "a\0b"])
def test_an_unknown_encoding_is_one_sentence(read: Read, said: str) -> None:
    with pytest.raises(UsageError, match="is no encoding that is known here"):
        read("a.csv", b"id\n1\n", Reading(encoding=said))


def test_bytes_that_do_not_fit_far_into_a_file_are_kept_and_never_replaced(read: Read) -> None:
    ascii_part = b"id,name\n" + b"1,Dana\n" * 200_000
    found = read("a.csv", ascii_part + b"2,Jos\xe9\n3,Lee\n")
    assert found.fields[-2:] == [{"id": "2", "name": "Jos\udce9"}, {"id": "3", "name": "Lee"}]


def test_one_broken_byte_does_not_make_a_utf8_table_something_else(read: Read) -> None:
    found = read("a.csv", "id,name\n1,José\n2,Núñez\n3,".encode() + b"Lee\xe9\n")
    assert (found.fields[0], found.fields[2], found.notes) == (
        {"id": "1", "name": "José"},
        {"id": "3", "name": "Lee\udce9"},
        [],
    )


def test_an_undecodable_value_is_rejected_and_its_row_stands(mapped: Callable[..., Any]) -> None:
    found = mapped("a.csv", b"applicant_id,name,degree\n1,Jos\xe9,BSc\n", 'feed = "applicants"\nencoding = "utf-8"')
    assert found.values == [{"applicant_id": "1", "degree": "BSc"}]
    rejected = found.rejected_values[0]
    assert (rejected.line, rejected.field, rejected.reason, rejected.raw) == (
        2,
        "name",
        "not readable in this encoding",
        r"Jos\xe9",
    )


def test_utf16_cut_in_the_middle_of_a_character_keeps_every_row(mapped: Callable[..., Any]) -> None:
    rows = "".join(f"{number},Dana\r\n" for number in range(100_000))
    found = mapped("a.csv", f"applicant_id,name\r\n{rows}7,Le".encode("utf-16")[:-1], "applicants")
    assert len(found.rows) == 100_001
    assert [(each.line, each.field, each.raw) for each in found.rejected_values] == [(100_002, "name", r"L\x65")]


def test_half_of_a_utf16_pair_in_the_middle_costs_one_value(mapped: Callable[..., Any]) -> None:
    table = "applicant_id,name\n1,Da?na\n2,Lee\n".encode("utf-16-le").replace(b"?\0", b"\0\xd8")
    found = mapped("a.csv", b"\xff\xfe" + table, "applicants")
    assert [row.text("name") for row in found.rows] == [None, "Lee"]
    assert [each.reason for each in found.rejected_values] == ["not readable in this encoding"]
