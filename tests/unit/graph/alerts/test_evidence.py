from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.alerts.declaration import AlertDeclaration
from graph.alerts.evidence import as_rows, as_text, findings, merged, more_than, plain_rows
from graph.errors import UsageError

cells = st.one_of(st.none(), st.booleans(), st.integers(), st.text(), st.lists(st.text()))
rows = st.lists(st.dictionaries(st.sampled_from(["a", "b", "c"]), cells), max_size=5)


def says(**more: object) -> AlertDeclaration:
    return AlertDeclaration.model_validate({"query": "q", "owner": "kim"} | more)


@given(rows)
def test_what_was_stored_says_no_more_than_itself(found: list[dict[str, Any]]) -> None:
    assert more_than(as_rows(as_text(found)), list(plain_rows(found)), None) == ()


@pytest.mark.parametrize(
    ("before", "now", "is_more"),
    [
        ({"x": ["a", "b"]}, {"x": ["b"]}, False),
        ({"x": ["a"]}, {"x": ["a", "b"]}, True),
        ({"x": 5}, {"x": 4}, False),
        ({"x": 5}, {"x": 6}, True),
        ({"x": "2026-01-01"}, {"x": "2025-01-01"}, True),
        ({"x": None}, {"x": 1}, True),
        ({}, {"x": 1}, True),
    ],
)
def test_more_is_what_no_known_row_covers(before: dict[str, Any], now: dict[str, Any], *, is_more: bool) -> None:
    assert bool(more_than([before], [now], None)) is is_more


def test_two_halves_of_a_row_do_not_cover_it() -> None:
    assert more_than([{"x": 1, "y": 0}, {"x": 0, "y": 1}], [{"x": 1, "y": 1}], None)


def test_only_compared_columns_count() -> None:
    assert more_than([{"x": 1, "day": "Monday"}], [{"x": 1, "day": "Tuesday"}], ["x"]) == ()


def test_each_in_a_list_is_a_subject_and_nobody_is_none() -> None:
    found = findings(
        [{"applicant_ids": ["A-1", "A-2", "A-1"]}, {"applicant_ids": None}], says(subject="applicant_ids"), "T"
    )
    assert [(one.subject, one.is_person, one.reason) for one in found] == [("A-1", True, "T"), ("A-2", True, "T")]


def test_the_best_row_gives_score_and_reason() -> None:
    found = [{"phone": "1", "n": 2, "s": 0.2}, {"phone": "1", "n": 9, "s": 0.9}]
    [one] = findings(found, says(subject="phone", score="s", reason="{n} persons"), "T")
    assert (one.score, one.reason, one.is_person, len(one.rows)) == (0.9, "9 persons", False, 2)


@pytest.mark.parametrize("reason", ["{nothing}", "{0}", "{"])
def test_a_reason_that_names_no_column_is_one_sentence(reason: str) -> None:
    with pytest.raises(UsageError, match="names what is no column"):
        findings([{"applicant_id": "A-1"}], says(reason=reason), "T")


def test_what_two_ids_of_one_person_brought_is_one_finding() -> None:
    found = findings([{"applicant_id": "A-1", "s": 0.1}, {"applicant_id": "A-2", "s": 0.7}], says(score="s"), "T")
    one = merged(found, "A-0")
    assert (one.subject, one.score, len(one.rows)) == ("A-0", 0.7, 2)
