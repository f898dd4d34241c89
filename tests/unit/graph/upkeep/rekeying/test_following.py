import json
from typing import Any

from graph.upkeep.rekeying.following import Moves, copies_for_split, numbered

OLD, NEW, OTHER = "phone:" + "0" * 16, "phone:" + "1" * 16, "phone:" + "2" * 16
MOVED, SPLIT = Moves({OLD: (NEW,)}), Moves({OLD: (NEW, OTHER)})


def _decision(number: int, subject_id: str, **more: object) -> dict[str, Any]:
    return {
        "decision_id": f"decision:{number:016}",
        "subject_kind": "identifier",
        "subject_id": subject_id,
        "identifiers": [subject_id],
        "number": number,
        **more,
    }


def test_a_text_names_the_value_of_today_and_longer_words_stay() -> None:
    assert MOVED.in_text(f"Seen at {OLD}.") == f"Seen at {NEW}."
    assert MOVED.in_text(f"{OLD}0 and x{OLD}") == f"{OLD}0 and x{OLD}"


def test_a_link_names_its_applicant_still() -> None:
    assert MOVED.in_text(f"A-1 {OLD}") == f"A-1 {NEW}"


def test_in_a_document_what_became_one_is_there_once() -> None:
    document = json.dumps({"identifiers": [{"id": OLD, "degree": 2}, {"id": NEW, "degree": 3}], "why": {OLD: "x"}})
    assert json.loads(MOVED.in_text(document)) == {"identifiers": [{"id": NEW, "degree": 2}], "why": {NEW: "x"}}


def test_what_is_no_document_and_begins_like_one_is_a_text() -> None:
    assert MOVED.in_text(f"[see {OLD}") == f"[see {NEW}"


def test_a_list_names_all_that_a_value_became() -> None:
    assert SPLIT.in_list([OLD, "A-1", OTHER]) == [NEW, OTHER, "A-1"]


def test_properties_that_name_nothing_that_moved_are_left_out() -> None:
    row = {"texts": [["reason", "None."], ["subject_id", OLD]], "lists": [["applicants", ["A-1"]]]}
    assert MOVED.in_properties(row) == {"subject_id": NEW}


def test_a_decision_about_what_became_several_is_one_about_each_and_takes_back_its_own() -> None:
    first, second = _decision(1, OLD), _decision(2, OLD, replaces=_decision(1, OLD)["decision_id"])
    copies = copies_for_split([first, second], SPLIT)
    assert [copy["subject_id"] for copy in copies] == [OTHER, OTHER]
    assert copies[1]["replaces"] == copies[0]["decision_id"]


def test_decisions_about_what_became_one_are_numbered_in_their_order_in_time() -> None:
    decisions = [_decision(1, NEW), {**_decision(1, NEW), "decision_id": "decision:later"}]
    assert numbered(decisions, MOVED) == [{"decision_id": "decision:later", "number": 2}]
