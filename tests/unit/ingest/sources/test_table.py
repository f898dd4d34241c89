from collections.abc import Callable
from typing import Any

import pytest

from graph.errors import UsageError
from ingest.sources.record import Reading

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"id,name\n1,Dana\n2,Lee\n", "CSV"),
        (b"id;name\n1;Dana\n2;Lee\n", "CSV"),
        (b"id|name\n1|Dana\n2|Lee\n", "CSV"),
        (b"id\tname\n1\tDana\n2\tLee\n", "TSV"),
        (b"\xef\xbb\xbfid,name\n1,Dana\n2,Lee\n", "CSV"),
        (b"id,name\r\n1,Dana\r\n2,Lee\r\n", "CSV"),
        (b"id,name\r1,Dana\r2,Lee", "CSV"),
        (b'"id","name"\n"1","Dana"\n\n"2","Lee"\n,\n', "CSV"),
    ],
    ids=["comma", "semicolon", "bar", "tab", "byte order mark", "CRLF", "lone CR", "quoted, with blank lines"],
)
def test_one_table_reads_the_same_however_it_is_written(read: Read, content: bytes, kind: str) -> None:
    found = read("people.csv", content)
    assert (found.format, found.rejections) == (kind, [])
    assert found.fields == [{"id": "1", "name": "Dana"}, {"id": "2", "name": "Lee"}]


def test_every_cell_is_a_text_and_no_type_is_guessed(read: Read) -> None:
    found = read("a.csv", b"zip,phone,day\n02139,0012,1/2/26\n")
    assert found.fields == [{"zip": "02139", "phone": "0012", "day": "1/2/26"}]


def test_a_quoted_cell_holds_delimiters_quotes_and_line_ends(read: Read) -> None:
    found = read("a.csv", b'id,address\n1,"12 ""Elm"", St\r\nChicago"\n2,x\n')
    assert found.fields == [{"id": "1", "address": '12 "Elm", St\r\nChicago'}, {"id": "2", "address": "x"}]
    assert [record.line for record in found.records] == [2, 4]


def test_a_quote_that_is_never_closed_costs_its_line_and_not_the_rest_of_the_file(read: Read) -> None:
    lines = b"".join(b"%d,name\n" % number for number in range(2, 2000))
    found = read("a.csv", b'id,name\n1,"Dana\n' + lines)
    assert found.reasons == [(2, "a quote is not closed")]
    assert len(found.records) == 1998
    assert found.rejections[0].raw == '1,"Dana'


def test_a_quote_that_is_not_closed_for_very_long_costs_its_line_too(read: Read) -> None:
    found = read("a.csv", b'id,name\n1,"Dana\n' + (b"2," + b"x" * 1_000_000 + b"\n") * 20 + b'3,"Lee"\n')
    assert [line for line, _ in found.reasons] == [2]
    assert "is not closed within 16,777,216 characters" in found.rejections[0].reason
    assert len(found.records) == 21


def test_two_stray_quotes_do_not_swallow_the_lines_between_them(read: Read) -> None:
    found = read("a.csv", b'id,name\n1,"Dana\n2,Lee\n3,"Kim"x\n4,Ann\n')
    assert [record.fields["id"] for record in found.records] == ["2", "4"]
    assert found.reasons == [(2, "a quote inside a cell is not doubled"), (4, "a quote inside a cell is not doubled")]


def test_missing_cells_at_the_end_of_a_row_are_absent(read: Read) -> None:
    assert read("a.csv", b"id,name,phone\n1\n2,Lee\n").fields == [{"id": "1"}, {"id": "2", "name": "Lee"}]


def test_half_a_row_at_the_end_keeps_what_is_there(read: Read) -> None:
    assert read("a.csv", b"id,name\n1,Dana\n2,Le").fields == [{"id": "1", "name": "Dana"}, {"id": "2", "name": "Le"}]


def test_a_row_with_more_cells_than_columns_is_rejected_for_its_cells_may_have_shifted(read: Read) -> None:
    found = read("a.csv", b"id,name\n1,Reyes, Dana\n2,Lee,,\n")
    assert found.reasons == [(2, "more cells than there are columns")]
    assert found.fields == [{"id": "2", "name": "Lee"}]


@pytest.mark.parametrize("again", [b"id,name\n", b"\xef\xbb\xbfid,name\r\n"])
def test_the_header_of_a_second_file_in_the_middle_is_no_row(read: Read, again: bytes) -> None:
    found = read("a.csv", b"id,name\n1,Dana\n" + again + b"2,Lee\n")
    assert found.reasons == [(3, "the header once more")]
    assert len(found.records) == 2


def test_columns_without_a_name_of_their_own_are_known_by_their_place(read: Read) -> None:
    found = read("a.csv", b"id,mail,mail,\n1,a,b,c\n")
    assert found.fields == [{"id": "1", "#2": "a", "#3": "b", "#4": "c"}]


def test_a_table_without_a_header_has_columns_by_place(read: Read) -> None:
    found = read("a.csv", b"1,Dana\n2,Lee\n", Reading(header=False))
    assert found.fields == [{"#1": "1", "#2": "Dana"}, {"#1": "2", "#2": "Lee"}]
    assert [record.line for record in found.records] == [1, 2]


def test_a_cell_of_ten_megabytes_is_read_and_so_is_the_next_row(read: Read) -> None:
    found = read("a.csv", b"id,name\n1," + b"x" * 10_000_000 + b"\n2,Lee\n")
    assert [len(record.fields["name"]) for record in found.records] == [10_000_000, 3]


def test_a_line_longer_than_any_memory_is_rejected_and_the_next_row_is_fine(read: Read) -> None:
    found = read("a.csv", b"id,name\n1," + b"x" * 40_000_000 + b"\n2,Lee\n")
    assert found.reasons == [(2, "longer than 16,777,216 characters")]
    assert found.fields == [{"id": "2", "name": "Lee"}]


def test_fifty_thousand_columns_are_read(read: Read) -> None:
    header = ",".join(f"c{at}" for at in range(50_000))
    found = read("a.csv", f"{header}\n{'x,' * 49_999}y\n".encode())
    assert (len(found.fields[0]), found.fields[0]["c49999"]) == (50_000, "y")


def test_a_header_that_cannot_be_read_is_one_sentence(read: Read) -> None:
    with pytest.raises(UsageError, match=r"The header of a.csv cannot be read: a quote is not closed\."):
        read("a.csv", b'"id,name\n1,Dana\n')


def test_a_delimiter_that_is_said_wins_over_what_it_looks_like(read: Read) -> None:
    assert read("a.csv", b"id,x;name\n1,2;Dana\n", Reading(delimiter=";")).fields == [{"id,x": "1,2", "name": "Dana"}]


def test_a_broken_first_row_of_a_table_without_a_header_costs_only_itself(read: Read) -> None:
    found = read("a.csv", b'1,"Da"na\n2,Lee\n', Reading(header=False))
    assert found.reasons == [(1, "a quote inside a cell is not doubled")]
    assert found.fields == [{"#1": "2", "#2": "Lee"}]


@pytest.mark.parametrize("header", [True, False])
def test_a_table_of_nothing_but_commas_has_no_rows(read: Read, *, header: bool) -> None:
    found = read("a.csv", b",,,\n,,,\n", Reading(header=header))
    assert (found.records, found.rejections) == ([], [])
