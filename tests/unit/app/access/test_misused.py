from dataclasses import replace
from typing import Any

from app.access.masking import HIDDEN
from app.access.misused import (
    applicants_in,
    left_out_in_words,
    marks_in,
    people_in,
    rows_masked,
    rows_without,
    without,
)
from graph.rings.model import Beside, Ring

ROWS: list[dict[str, Any]] = [
    {"applicant_id": "A-1", "phone": "+16235550143", "n": 3},
    {"applicant_id": "A-2", "phone": "+16235550143", "n": 4},
    {"phone": "+16235550143", "applicant_ids": ["A-1", "A-2", "A-3"]},
    {"a": {"labels": ["Applicant"], "properties": {"applicant_id": "A-2", "name": "Sam"}}},
]


def test_rows_to_hand_on_are_about_none_of_them_and_list_none_of_them() -> None:
    assert rows_without(ROWS, {"A-2"}) == [ROWS[0], {"phone": "+16235550143", "applicant_ids": ["A-1", "A-3"]}]


def test_rows_to_look_at_keep_ids_and_numbers() -> None:
    seen = rows_masked(ROWS, {"A-2"})
    assert seen[1] == {"applicant_id": "A-2", "phone": "•••", "n": 4}
    assert "Sam" not in repr(seen)
    assert (seen[0], seen[2]) == (ROWS[0], ROWS[2])


def test_what_stands_beside_a_list_that_names_them_is_hidden_where_it_may_be_theirs() -> None:
    row = {"names": ["Ana", "Sam"], "applicant_ids": ["A-1", "A-2"], "identifier_ids": ["phone:1"], "counts": [1, 2]}
    kept = {"names": [HIDDEN], "identifier_ids": ["phone:1"], "counts": [1, 2]}
    assert rows_without([row], {"A-2"}) == [{**kept, "applicant_ids": ["A-1"]}]
    assert rows_masked([row], {"A-2"}) == [{**kept, "applicant_ids": ["A-1", "A-2"]}]
    assert rows_without([row], {"A-3"}) == [row]


def test_marks_are_found_however_deep() -> None:
    row = {"map": {"links": [[{"type": "HAS_PHONE", "start": "4:x:1"}]]}, "n": 3, "none": None}
    assert marks_in([row, *ROWS], {"4:x:1": "A-7", "A-3": "A-3", "A-9": "A-9"}) == {"4:x:1": "A-7", "A-3": "A-3"}
    assert rows_without([row], {"4:x:1"}) == []


def test_a_row_names_applicants_in_columns_lists_and_nodes() -> None:
    assert [list(applicants_in(row)) for row in ROWS] == [["A-1"], ["A-2"], ["A-1", "A-2", "A-3"], ["A-2"]]


def test_a_ring_to_hand_on_has_nothing_of_theirs_alone(ring: Ring) -> None:
    beside = (Beside("A-9", "Vera Victim", None, "misused"),)
    out = without(replace(ring, beside=beside), {"A-9", "A-2"})
    assert [member.applicant_id for member in out.members] == ["A-1", "A-3"]
    assert not out.beside
    assert {link.applicant_id for link in out.links} == {"A-1", "A-3"}
    assert not [value for value in out.identifiers if value.kind == "address"]


def test_the_suspect_stays_in_their_own_ring(ring: Ring) -> None:
    assert without(ring, {"A-1"}) == ring


def test_people_of_a_ring_are_in_it_and_beside_it(ring: Ring) -> None:
    beside = (Beside("A-9", None, None, "misused"),)
    assert people_in(replace(ring, beside=beside)) == ["A-1", "A-2", "A-3", "A-9"]


def test_it_is_said_how_many_were_left_out() -> None:
    assert left_out_in_words({"A-1"}) == "1 person left out: identity misused."
    assert left_out_in_words({"A-1", "A-2"}) == "2 people left out: identity misused."
    assert left_out_in_words(()) is None


def test_a_path_or_a_list_of_nodes_is_about_whoever_is_in_it() -> None:
    node = {"labels": ["Applicant"], "properties": {"applicant_id": "A-1", "name": "Ana"}}
    row = {"path": [node, {"type": "HAS_PHONE"}], "persons": 1}
    assert list(applicants_in(row)) == ["A-1"]
    assert rows_without([row], {"A-1"}) == []
    assert rows_masked([row], {"A-1"}) == [{"path": HIDDEN, "persons": 1}]
    assert rows_masked([row], {"A-2"}) == [row]
