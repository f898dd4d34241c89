import json

from hypothesis import given
from hypothesis import strategies as st

from graph.privacy.scrubbing import ERASED, Traces, telling_names

PHONE = "phone:00000000000000a1"
THEM = Traces(frozenset({"A-1042", "7", PHONE}), frozenset({"Jörg Nøbody", "(202) 555-0143", "Ann"}))


def test_whoever_is_named_in_a_text_is_taken_out_however_it_is_spelled() -> None:
    assert THEM.out_of_text("jörg nøbody (a-1042) called from (202) 555-0143.") == (
        f"{ERASED} ({ERASED}) called from {ERASED}."
    )


def test_a_part_of_another_word_and_what_is_too_short_stay() -> None:
    text = "A-10423 and XA-1042 are 7 others, and so is Ann."
    assert THEM.out_of_text(text) == text


def test_raw_text_is_recognised_by_the_shortest_id_as_a_word() -> None:
    assert THEM.are_in("7,unreadable")
    assert THEM.are_in("x;ANN;y")
    assert not THEM.are_in("17,Anna")


def test_an_object_that_has_their_id_goes_and_its_neighbours_stay() -> None:
    ring = {
        "suspect": "B-1",
        "members": [
            {"applicant_id": "B-1", "path": ["B-1"]},
            {"applicant_id": "7", "name": "Jörg Nøbody"},
            {"applicant_id": "C-1", "path": ["B-1", "phone:1", "7", PHONE, "C-1"]},
        ],
        "why": {PHONE: "2 share it", "phone:1": "with Jörg Nøbody"},
        "pairs": [["7", "phone:1"], ["B-1", "phone:1"]],
        "size": 7,
    }
    assert json.loads(THEM.out_of_document(json.dumps(ring))) == {
        "suspect": "B-1",
        "members": [
            {"applicant_id": "B-1", "path": ["B-1"]},
            {"applicant_id": "C-1", "path": ["B-1", "phone:1", "C-1"]},
        ],
        "why": {"phone:1": f"with {ERASED}"},
        "pairs": [["B-1", "phone:1"]],
        "size": 7,
    }


def test_a_document_about_them_is_null() -> None:
    assert THEM.out_of_document('{"suspect": "7", "members": []}') == "null"


def test_what_may_name_them_is_looked_for_as_json_writes_it() -> None:
    document = json.dumps({"id": "7", "note": "by Jörg Nøbody"}).lower()
    assert [each for each in THEM.of_documents if each in document] == ['"7"', "j\\u00f6rg n\\u00f8body"]


def test_without_a_word_to_look_for_every_text_stays() -> None:
    nobody = Traces(frozenset({"7"}))
    assert nobody.out_of_text("7 of 7") == "7 of 7"
    assert not Traces(frozenset()).are_in("anything")


@given(st.text(min_size=4), st.text(), st.text())
def test_no_word_stands_in_a_text_after_it_was_taken_out(word: str, before: str, after: str) -> None:
    left = Traces(frozenset(), frozenset({word})).out_of_text(f"{before} {word} {after}")
    assert not Traces(frozenset(), frozenset({word})).are_in(left) or word.lower() in ERASED


def test_a_word_that_many_are_called_by_is_no_name() -> None:
    names = ("Test", "Anna", " Bo ", "", None, "Anna Lind", "王小明")
    assert telling_names(names) == {"Anna Lind", "王小明"}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4) | st.just("A-1042"),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
)


@given(JSON)
def test_no_document_names_them_afterwards(document: object) -> None:
    assert "A-1042" not in Traces(frozenset({"A-1042"})).out_of_document(json.dumps(document))
