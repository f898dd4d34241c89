import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count, islice
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import UsageError
from graph.facts.model import Moment
from ingest.maps.apply import Tally, apply
from ingest.maps.loading import map_for_feed
from ingest.rows import CanonicalRow
from ingest.sources.record import Source, SourceRecord

Mapped = Callable[..., Any]

GREENHOUSE = """
feed = "applicants"
source = "greenhouse"
where = "!is_private"
[columns]
applicant_id = "id"
name = ["first_name", "last_name"]
claimed_employer = "company"
phone = "phone_numbers[?type!='skype'].value"
email = "email_addresses[].value"
address = "addresses[].value"
linkedin = ["social_media_addresses[].value", "applications[].answers[?contains(question, 'LinkedIn')].answer"]
recorded_at = "created_at"
"""
DANA = {
    "id": 53880001,
    "first_name": "Dana",
    "last_name": "Reyes",
    "company": "Acme",
    "created_at": "2026-08-15T03:31:46.591Z",
    "is_private": False,
    "phone_numbers": [{"value": "312-555-0114", "type": "mobile"}, {"value": "dana.r", "type": "skype"}],
    "email_addresses": [{"value": "dana@example.com"}, {"value": "d@example.org"}, {"value": "dana@example.com"}],
    "addresses": [{"value": "12 Elm Street\nChicago, IL 60601"}],
    "social_media_addresses": [],
    "applications": [{"answers": [{"question": "LinkedIn Profile", "answer": "linkedin.example/dana"}]}],
    "title": "SRE",
}


def test_a_nested_record_becomes_one_row_with_several_identifiers(mapped: Mapped) -> None:
    found = mapped("a.json", json.dumps([DANA, {"id": 2, "is_private": True}]), GREENHOUSE)
    assert found.values == [
        {
            "applicant_id": "53880001",
            "name": "Dana Reyes",
            "claimed_employer": "Acme",
            "phone": ("312-555-0114",),
            "email": ("dana@example.com", "d@example.org"),
            "address": ("12 Elm Street\nChicago, IL 60601",),
            "linkedin": ("linkedin.example/dana",),
        }
    ]
    assert found.rows[0].times == {"recorded_at": Moment(datetime(2026, 8, 15, 3, 31, 46, 591000, tzinfo=UTC))}
    assert (found.tally.records_read, found.tally.records_filtered) == (2, 1)
    assert list(found.tally.unused_columns) == ["title"]


def test_lines_of_a_connector_are_read_where_they_hold_the_record(mapped: Mapped) -> None:
    singer = """
        feed = "applicants"
        where = "type == 'RECORD' && stream == 'opportunities'"
        [columns]
        applicant_id = "record.contact"
        email = "record.emails"
        """
    lines = [
        {"type": "SCHEMA", "stream": "opportunities"},
        {"type": "RECORD", "stream": "opportunities", "record": {"contact": "3b32", "emails": ["dana@example.com"]}},
        {"type": "STATE", "value": {}},
    ]
    found = mapped("a.jsonl", "\n".join(map(json.dumps, lines)), singer)
    assert found.values == [{"applicant_id": "3b32", "email": ("dana@example.com",)}]
    assert found.tally.records_filtered == 2


@pytest.mark.parametrize(
    "written", ["53880001", '"53880001"', "53880001.0", '" 53880001 "', '"53880001.0"', "5.3880001e7"]
)
def test_an_id_is_one_text_however_it_is_written(mapped: Mapped, written: str) -> None:
    found = mapped("a.json", f'[{{"applicant_id": {written}}}]', "applications")
    assert found.values == [{"applicant_id": "53880001"}]


def test_an_id_keeps_its_zeros_and_its_version_like_dots(mapped: Mapped) -> None:
    found = mapped("a.csv", "applicant_id\n0012\n1.2.0\n-\n", "applications")
    assert [row.text("applicant_id") for row in found.rows] == ["0012", "1.2.0", "-"]


def test_a_prefix_keeps_the_ids_of_two_systems_apart(mapped: Mapped) -> None:
    found = mapped("a.csv", "applicant_id,alias\n1,2\n", 'feed = "aliases"\napplicant_prefix = "okta:"')
    assert found.values == [{"applicant_id": "okta:1", "alias": ("2",)}]


@pytest.mark.parametrize("cell", ["", "  ", "N/A", "unknown"])
def test_a_row_without_a_required_value_is_rejected_with_all_that_it_had(mapped: Mapped, cell: str) -> None:
    of = 'feed = "phones"\n[empty]\nvalues = ["N/A", "unknown"]'
    found = mapped("a.csv", f"applicant_id,phone\n{cell},312\n7,{cell}\n8,313\n", of)
    assert [(each.line, each.field, each.reason) for each in found.rejected_rows] == [
        (2, "applicant_id", "applicant_id missing"),
        (3, "phone", "phone missing"),
    ]
    assert "312" in found.rejected_rows[0].raw
    assert [row.line for row in found.rows] == [4]


def test_a_required_value_that_is_refused_says_why_the_row_is_lost(mapped: Mapped) -> None:
    found = mapped("a.csv", "applicant_id,phone\n" + "x" * 501 + ",312\n2,313\n", "phones")
    assert found.rejected_rows[0].reason == "longer than 500 characters"


def test_a_value_that_is_refused_does_not_lose_its_row(mapped: Mapped) -> None:
    content = "applicant_id,name,degree,status,recorded_at\n1,{},BSc,promoted,01/02/2026\n".format("x" * 10_000_000)
    found = mapped("a.csv", content, "applicants")
    assert found.values == [{"applicant_id": "1", "degree": "BSc"}]
    assert [(each.field, each.reason) for each in found.rejected_values] == [
        ("name", "longer than 16,384 characters"),
        ("recorded_at", "not a time in the format iso"),
        ("status", "not one of applied, interview, offer, hired, left, refused, blocked"),
    ]
    assert found.rejected_values[0].raw.endswith("… (10,000,000 characters)")


def test_one_bad_value_of_several_leaves_the_others(mapped: Mapped) -> None:
    found = mapped("a.json", r'[{"applicant_id": 1, "phone": ["312", "a\u0000b", null, "", "313"]}]', "phones")
    assert found.values == [{"applicant_id": "1", "phone": ("312", "313")}]
    assert [each.reason for each in found.rejected_values] == ["a NUL character"]


def test_a_row_whose_every_phone_is_refused_still_stands(mapped: Mapped) -> None:
    found = mapped("a.csv", "applicant_id,phone\n1,3\0 12 555 0114 and so on\n", "applicants")
    assert found.values == [{"applicant_id": "1"}]


def test_truth_values_are_texts(mapped: Mapped) -> None:
    found = mapped("a.json", '[{"applicant_id": 1, "degree": true, "university": false}]', "applicants")
    assert found.values == [{"applicant_id": "1", "degree": "true", "university": "false"}]


def test_a_line_that_cannot_be_read_is_a_rejected_row(mapped: Mapped) -> None:
    found = mapped("a.jsonl", '{"applicant_id": 1}\n{oops\n', "applications")
    assert [each.line for each in found.rejected_rows] == [2]
    assert found.tally.records_read == len(found.made) == 2


def test_a_value_nested_deeper_than_any_text_is_refused() -> None:
    nested: object = "Dana"
    for _ in range(100_000):
        nested = [nested]
    record = SourceRecord(1, {"applicant_id": "1", "name": nested})
    source = Source("deep", "JSON Lines", lambda: iter([record]), close=lambda: None)
    (row,) = apply(map_for_feed("applicants"), source, Tally())
    assert isinstance(row, CanonicalRow)
    assert [(each.field, each.raw) for each in row.rejections] == [("name", "(a dict that is nested too deeply)")]


def test_half_of_a_surrogate_pair_is_a_rejected_value(mapped: Mapped) -> None:
    found = mapped("a.jsonl", r'{"applicant_id": 1, "name": "a\ud800", "\ud801": 1}', "applicants")
    assert [(each.reason, each.raw) for each in found.rejected_values] == [
        ("not readable in this encoding", r"a\ud800")
    ]
    assert list(found.tally.unused_columns) == [r"\ud801"]


def test_several_values_where_one_is_expected_are_refused_and_none_is_picked(mapped: Mapped) -> None:
    found = mapped("a.json", '[{"applicant_id": 1, "degree": ["BSc", "MSc"], "name": {"first": "Dana"}}]', "applicants")
    assert [(each.field, each.reason, each.raw) for each in found.rejected_values if each.field == "degree"] == [
        ("degree", "several values where one is expected", '["BSc", "MSc"]')
    ]
    assert [each.reason for each in found.rejected_values if each.field == "name"] == [
        "an object where a text is expected"
    ]


def test_the_words_of_a_status_may_be_written_in_any_case(mapped: Mapped) -> None:
    assert mapped("a.csv", "applicant_id,status\n1,HIRED\n", "applications").rows[0].text("status") == "hired"


def test_defaults_fill_what_is_absent(mapped: Mapped) -> None:
    of = 'feed = "ips"\n[columns]\napplicant_id = "id"\nip = "ip"\nstage = "step"\n[defaults]\nstage = "login"'
    found = mapped("a.csv", "id,ip,step\n1,203.0.113.7,\n2,203.0.113.8,apply\n", of)
    assert [row.text("stage") for row in found.rows] == ["login", "apply"]


def test_times_are_read_as_declared_and_zoneless_ones_leave_the_row_undated(mapped: Mapped) -> None:
    content = "applicant_id,phone,seen_at\n1,312,16.07.2026 14:00\n"
    declared = 'feed = "phones"\n[time]\nseen_at = "%d.%m.%Y %H:%M"'
    undated, dated = mapped("a.csv", content, declared), mapped("a.csv", content, f'zone = "Europe/Berlin"\n{declared}')
    assert (undated.rows[0].undated, undated.rows[0].times) == (True, {})
    assert dated.rows[0].times == {"seen_at": Moment(datetime(2026, 7, 16, 12, tzinfo=UTC))}
    assert not dated.rows[0].undated


def test_numbers_from_json_are_times_too(mapped: Mapped) -> None:
    found = mapped(
        "a.json",
        '[{"applicant_id": 1, "seen_at": 1628509001183.0, "phone": 3125550114}]',
        'feed = "phones"\n[time]\nseen_at = "epoch_ms"',
    )
    assert found.rows[0].times["seen_at"].at == datetime(2021, 8, 9, 11, 36, 41, 183000, tzinfo=UTC)
    assert found.rows[0].several("phone") == ("3125550114",)


def test_columns_are_taken_by_place_where_names_fail(mapped: Mapped) -> None:
    of = 'feed = "phones"\nheader = false\ndelimiter = ";"\n[columns]\napplicant_id = "#2"\nphone = ["#1", "#3"]'
    found = mapped("a.csv", "312;7;313\n;8;314\n", of)
    assert [(row.text("applicant_id"), row.several("phone")) for row in found.rows] == [
        ("7", ("312", "313")),
        ("8", ("314",)),
    ]


def test_an_expression_that_a_record_does_not_fit_is_a_rejection_with_line_and_field(mapped: Mapped) -> None:
    of = 'feed = "applicants"\n[columns]\napplicant_id = "id"\nphone = "join(\' x\', [phone, extension])"'
    found = mapped("a.jsonl", '{"id": 1, "phone": "312", "extension": "4"}\n{"id": 2, "phone": "313"}\n', of)
    assert [row.several("phone") for row in found.rows] == [("312 x4",), ()]
    assert [(each.line, each.field, each.reason) for each in found.rejected_values] == [
        (2, "phone", "join() cannot take NoneType")
    ]


def test_a_filter_that_a_record_does_not_fit_rejects_the_record(mapped: Mapped) -> None:
    of = 'feed = "applications"\nwhere = "length(tags) > `0`"\n[columns]\napplicant_id = "id"'
    found = mapped("a.jsonl", '{"id": 1, "tags": ["x"]}\n{"id": 2, "tags": 5}\n{"id": 3, "tags": []}\n', of)
    assert found.values == [{"applicant_id": "1"}]
    assert [(each.line, each.field) for each in found.rejected_rows] == [(2, "where")]
    assert (found.tally.records_read, found.tally.records_filtered) == (3, 1)


@pytest.mark.parametrize(
    ("header", "of", "sentence"),
    [
        ("id,phone", "phones", "a.csv has no column applicant_id, which the feed phones needs. It has: 'id', 'phone'."),
        ("Applicant_Id,phone", "phones", "(did you mean 'Applicant_Id'?)"),
        ("applicant_id,phone,phone", "phones", "[columns] phone: the column 'phone' is there more than once"),
        (
            "id,phone",
            'feed = "phones"\n[columns]\napplicant_id = "ids"\nphone = "phone"',
            "[columns] applicant_id: there is no column 'ids' (did you mean 'id'?)",
        ),
        ("applicant_id,phone", 'feed = "phones"\nwhere = "voided != \'yes\'"', "where: there is no column 'voided'"),
    ],
)
def test_a_column_that_is_not_there_is_one_sentence_before_the_first_row(
    mapped: Mapped, header: str, of: str, sentence: str
) -> None:
    with pytest.raises(UsageError) as fault:
        mapped("a.csv", f"{header}\n1,2,3\n", of)
    assert sentence in str(fault.value)


def test_a_map_without_a_feed_asks_for_one(mapped: Mapped) -> None:
    with pytest.raises(UsageError, match="say --as FEED"):
        mapped("a.csv", "id\n1\n", 'source = "x"')


def test_unused_columns_are_named_once_and_never_more_than_a_thousand(mapped: Mapped) -> None:
    assert list(mapped("a.csv", "applicant_id,x,y\n1,2,3\n", "applications").tally.unused_columns) == ["x", "y"]
    many = "\n".join(json.dumps({"applicant_id": 1, f"key {number}": 1}) for number in range(1500))
    assert len(mapped("a.jsonl", many, "applications").tally.unused_columns) == 1000


def test_an_empty_file_has_no_rows_whatever_the_map_names(mapped: Mapped) -> None:
    assert mapped("a.csv", "", "phones").made == []
    of = 'feed = "phones"\nheader = false\n[columns]\napplicant_id = "#1"\nphone = "Checked Out To: Phone"'
    assert mapped("a.csv", "\r\n", of).made == []


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(exclude_categories=())),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "b", "id"]), inner, max_size=3),
    max_leaves=8,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(records=st.lists(st.dictionaries(st.sampled_from(["id", "a", "b"]), json_values, max_size=3), max_size=4))
def test_whatever_a_record_holds_every_record_is_a_row_a_rejection_or_left_out(
    mapped: Mapped, records: list[dict[str, object]]
) -> None:
    of = """
        feed = "applicants"
        where = "!(b.a)"
        [columns]
        applicant_id = "id"
        name = "join('-', a)"
        phone = ["a[].b", "sort(b)"]
        status = "to_string(b)"
        recorded_at = "a"
        """
    found = mapped("a.jsonl", "\n".join(map(json.dumps, records)), of)
    assert found.tally.records_read == len(records) == len(found.made) + found.tally.records_filtered
    for row in found.rows:
        "".join(text for name in row.values for text in row.several(name)).encode()


def test_rows_are_made_as_they_are_asked_for() -> None:
    def endless() -> Iterator[SourceRecord]:
        for line in count(1):
            yield SourceRecord(line, {"applicant_id": str(line)})

    source = Source("endless", "JSON Lines", endless, close=lambda: None)
    rows = islice(apply(map_for_feed("applications"), source, Tally()), 3)
    assert [each.line for each in rows] == [1, 2, 3]
