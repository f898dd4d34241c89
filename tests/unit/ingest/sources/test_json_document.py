import json
from collections.abc import Callable
from typing import Any

import pytest

from graph.errors import UsageError
from ingest.sources.json_document import CHUNK
from ingest.sources.record import Reading

Read = Callable[..., Any]


def test_the_elements_of_an_array_are_records_counted_from_one(read: Read) -> None:
    found = read("a.json", b'\xef\xbb\xbf [ {"id": 1},\n {"id": 2} ] ')
    assert found.format == "JSON"
    assert [(record.line, dict(record.fields)) for record in found.records] == [(1, {"id": 1}), (2, {"id": 2})]


@pytest.mark.parametrize(
    "content",
    [
        b'{"paging": {"next": [1]}, "data": {"results": [{"id": 1}, {"id": 2}]}, "total": 2}',
        b'{"data": {"results": [{"id": 1}]}}\n{"data": {"results": [{"id": 2}]}, "total": null}',
        b'[{"data": {"results": {"id": 1}}}, {"data": {"results": [{"id": 2}, null]}}]',
        b'{\n"data": [\n{"results": []}, {"results": [{"id": 1}, {"id": 2}]}]}',
    ],
    ids=["envelope", "concatenated pages", "an array of pages", "an array on the way"],
)
def test_records_are_found_where_the_map_says(read: Read, content: bytes) -> None:
    found = read("a.json", content, Reading(records="data.results"))
    assert found.fields == [{"id": 1}, {"id": 2}]
    assert found.rejections == []


def test_concatenated_documents_are_read_one_after_another(read: Read) -> None:
    assert read("a.json", b'{\n"id": 1}{\n"id": 2}\n[{"id": 3}]').fields == [{"id": 1}, {"id": 2}, {"id": 3}]


@pytest.mark.parametrize(
    "content",
    [
        b'{"next": null, "data": [{"id": 1}, {"id": 2}]}',
        b'[{"id": 1}, {"id": 2}]',
        b'{"id": 1}\n{"id": 2}\n',
        b'{"data": {"id": 1}}\n{"data": {"id": 2}}\n',
        b'{\n"id": 1}\n{"next": 2, "data": [{"id": 2}], "total": 5}',
    ],
    ids=["envelope", "array", "lines", "wrapped lines", "both"],
)
def test_a_place_that_may_be_missing_leaves_the_record_itself(read: Read, content: bytes) -> None:
    found = read("a", content, Reading(records="data?"))
    assert found.fields == [{"id": 1}, {"id": 2}]
    assert found.rejections == []


def test_a_place_that_no_document_has_is_one_sentence_that_names_what_there_is(read: Read) -> None:
    with pytest.raises(UsageError, match="nothing lies under 'result', only under 'paging', 'results'"):
        read("a.json", b'{"paging": 1, "results": [{"id": 1}]}', Reading(records="result"))


def test_records_larger_than_what_is_read_at_once_are_whole(read: Read) -> None:
    records = [{"id": number, "text": "é" * (CHUNK // 3 * number)} for number in range(6)]
    assert read("a.json", json.dumps(records, ensure_ascii=False).encode()).fields == records


@pytest.mark.parametrize(
    ("rest", "reason"),
    [
        (b', // a comment\n{"id": 2}]', "not JSON: expecting value"),
        (b', {"id": 2', "the document is cut off"),
        (b', {"id": "Da', "the document is cut off"),
        (b"", "the document is cut off"),
        (b' {"id": 2}]', "not JSON: expecting ']'"),
        (b", " + b"[" * 100_000 + b"]", "nested too deeply"),
        (b', {"a":' + b'{"a":' * 100_000, "nested too deeply"),
    ],
)
def test_what_is_whole_before_a_fault_is_read_and_one_rejection_says_where_it_ended(
    read: Read, rest: bytes, reason: str
) -> None:
    found = read("a.json", b'[{"id": 1}' + rest)
    assert found.fields == [{"id": 1}]
    assert found.reasons == [(2, f"{reason}; what follows was not read")]


def test_a_file_that_is_json_by_its_name_alone_is_refused_as_json(read: Read) -> None:
    assert read("a.json", b"// a comment\n[]").reasons == [(1, "not JSON: expecting value; what follows was not read")]


def test_elements_that_are_no_objects_are_rejected_and_the_next_is_fine(read: Read) -> None:
    found = read("a.json", b'[5, "x", [1], {"id": 1}, null]')
    assert found.fields == [{"id": 1}]
    assert [line for line, _ in found.reasons] == [1, 2, 3]


def test_a_record_that_no_memory_should_hold_ends_the_reading(read: Read) -> None:
    found = read("a.json", b'[{"id": 1}, {"id": "' + b"x" * 40_000_000 + b'"}, {"id": 3}]')
    assert found.fields == [{"id": 1}]
    assert [line for line, _ in found.reasons] == [2]
    assert "longer than 16,777,216 characters" in found.rejections[0].reason


def test_a_document_cut_in_the_middle_of_a_character_gives_what_was_whole(read: Read) -> None:
    content = json.dumps([{"id": number} for number in range(1000)]).encode("utf-16")
    found = read("a.json", content[:-1])
    assert len(found.records) == 1000
    assert found.reasons == [(1001, "not JSON: expecting ']'; what follows was not read")]


@pytest.mark.parametrize("literal", [rb"\ud800", rb"\udce9x"])
def test_half_of_a_surrogate_pair_does_not_end_the_reading(read: Read, literal: bytes) -> None:
    found = read("a.json", b'[{"id": "%b"}, {"id": "2"}]' % literal)
    assert found.fields[1] == {"id": "2"}
