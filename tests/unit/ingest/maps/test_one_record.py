import json
from collections.abc import Callable
from typing import Any

import pytest

from graph.errors import UsageError

Mapped = Callable[..., Any]

APPLICATIONS = """
feed = "applications"
each = "applications"
[columns]
applicant_id = "_record.id"
application_id = "id"
job_title = "job.title"
"""
DANA = {"id": 7, "name": "Dana", "applications": [{"id": 1, "job": {"title": "SRE"}, "score": 5}, {"id": 2}]}


def test_each_makes_a_row_of_every_element_beside_the_outer_record(mapped: Mapped) -> None:
    found = mapped("a.json", json.dumps([DANA]), APPLICATIONS)
    assert found.values == [
        {"applicant_id": "7", "application_id": "1", "job_title": "SRE"},
        {"applicant_id": "7", "application_id": "2"},
    ]
    assert [row.line for row in found.rows] == [1, 1]
    assert list(found.tally.unused_columns) == ["name"]


@pytest.mark.parametrize("nothing", [{}, {"applications": None}, {"applications": []}, {"applications": [None]}])
def test_a_record_without_elements_gives_no_row_and_is_not_left_out(mapped: Mapped, nothing: dict[str, Any]) -> None:
    found = mapped("a.json", json.dumps([{"id": 8, **nothing}, DANA]), APPLICATIONS)
    assert len(found.made) == 2
    assert (found.tally.records_read, found.tally.records_filtered) == (2, 0)


def test_one_object_is_one_element(mapped: Mapped) -> None:
    found = mapped("a.json", '[{"id": 8, "applications": {"id": 1}}]', APPLICATIONS)
    assert found.values == [{"applicant_id": "8", "application_id": "1"}]


def test_elements_without_fields_are_known_as_value(mapped: Mapped) -> None:
    of = """
        feed = "shipments"
        each = "numbers"
        [columns]
        applicant_id = "_record.id"
        address = "_record.to"
        tracking = "_value"
        """
    found = mapped("a.json", '[{"id": 1, "to": "12 Elm St", "numbers": ["1Z", "2Z"]}]', of)
    assert [row.text("tracking") for row in found.rows] == ["1Z", "2Z"]


def test_where_judges_the_record_before_its_elements(mapped: Mapped) -> None:
    of = APPLICATIONS.replace('each = "applications"', 'each = "applications[?id]"\nwhere = "!closed"')
    records = [DANA, {**DANA, "closed": True}, {"id": 9, "applications": [{"id": None}]}]
    found = mapped("a.json", json.dumps(records), of)
    assert (len(found.rows), found.tally.records_read, found.tally.records_filtered) == (2, 3, 1)


def test_an_element_s_own_field_wins_over_its_reading_as_an_expression(mapped: Mapped) -> None:
    of = 'feed = "applications"\neach = "a"\n[columns]\napplicant_id = "_record.x.id"\njob_title = "job.title"'
    found = mapped("a.json", '[{"x.id": 3, "x": {"id": 4}, "a": {"job.title": "SRE", "job": {"title": "no"}}}]', of)
    assert found.values == [{"applicant_id": "3", "job_title": "SRE"}]


def test_a_table_s_columns_are_the_outer_record_by_name_or_place(mapped: Mapped) -> None:
    of = """
        feed = "phones"
        json = ["Phone Numbers"]
        each = "Phone Numbers"
        [columns]
        applicant_id = "_record.Candidate Id"
        phone = "value"
        country = "_record.#2"
        """
    content = 'Candidate Id,,Phone Numbers,Note\n7,US,"[{""value"": ""312""}, {""value"": ""313""}]",x\n'
    found = mapped("a.csv", content, of)
    assert found.values == [
        {"applicant_id": "7", "phone": ("312",), "country": "US"},
        {"applicant_id": "7", "phone": ("313",), "country": "US"},
    ]
    assert list(found.tally.unused_columns) == ["Note"]


def test_what_each_cannot_find_is_a_rejection_with_line_and_field(mapped: Mapped) -> None:
    of = APPLICATIONS.replace('each = "applications"', 'each = "sort_by(applications, &id)"')
    found = mapped("a.jsonl", '{"id": 1, "applications": 5}\n{"id": 2, "applications": [{"id": 1}]}\n', of)
    assert [(each.line, each.field, each.reason) for each in found.rejected_rows] == [
        (1, "each", "sort_by() cannot take number")
    ]
    assert len(found.rows) == 1


def test_an_expression_that_one_element_does_not_fit_costs_only_that_value(mapped: Mapped) -> None:
    of = APPLICATIONS.replace('"job.title"', "\"join('-', tags)\"")
    records = [{"id": 1, "applications": [{"id": 1, "tags": ["a", "b"]}, {"id": 2, "tags": None}]}]
    found = mapped("a.json", json.dumps(records), of)
    assert [row.text("job_title") for row in found.rows] == ["a-b", None]
    assert [(each.line, each.field) for each in found.rejected_values] == [(1, "job_title")]


@pytest.mark.parametrize(
    ("of", "sentence"),
    [
        ('each = "rows"', "each: there is no column 'rows'"),
        ('each = "id"\n[columns]\napplicant_id = "#1"', "under `each` say _record.#1"),
        ('each = "id"\n[columns]\napplicant_id = "_record.#9"', "there is no column #9"),
        ('each = "id"\n[columns]\napplicant_id = "a[["', "is not JMESPath"),
    ],
)
def test_a_name_that_is_not_there_is_one_sentence(mapped: Mapped, of: str, sentence: str) -> None:
    with pytest.raises(UsageError) as fault:
        mapped("a.csv", "id\n1\n", f'feed = "applications"\n{of}')
    assert sentence in str(fault.value)
