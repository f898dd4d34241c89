from typing import Any

from graph.queries.network import first, loose_ends, network_of

ANA = {"labels": ["Applicant"], "properties": {"applicant_id": "A-1", "name": "Ana"}}
PHONE = {"labels": ["Identifier", "Phone"], "properties": {"identifier_id": "phone:0a", "value": "+12025550143"}}
HAS = {"type": "HAS_PHONE", "properties": {}, "start": "4:x:1", "end": "4:x:2"}
PERSON, VALUE = ("person", "A-1"), ("phone", "phone:0a")


def test_a_row_that_names_applicants_and_a_value_joins_them() -> None:
    network = network_of([{"applicant_ids": ["A-1", "A-2"], "identifier_id": "phone:0a", "persons": 2}], {})
    assert list(network.spots) == [PERSON, ("person", "A-2"), VALUE]
    assert set(network.joins) == {(PERSON, VALUE), (("person", "A-2"), VALUE)}


def test_a_path_has_its_own_lines() -> None:
    network = network_of([{"p": [ANA, HAS, PHONE]}], {})
    assert network.joins == {(PERSON, VALUE): {"HAS_PHONE"}}
    assert network.spots[PERSON].text == "Ana"
    assert loose_ends([{"p": [ANA, HAS, PHONE]}]) == []


def test_a_relationship_alone_is_drawn_between_the_nodes_at_its_ends() -> None:
    assert loose_ends([{"r": HAS}, {"rs": [HAS]}]) == ["4:x:1", "4:x:2"]
    assert network_of([{"r": HAS}], {}).joins == {}
    assert network_of([{"r": HAS}], {"4:x:1": ANA, "4:x:2": PHONE}).joins == {(PERSON, VALUE): {"HAS_PHONE"}}


def test_two_rows_about_one_value_have_one_spot_beside_both_people() -> None:
    rows = [{"applicant_id": each, "identifier_id": "phone:0a"} for each in ("A-1", "A-2")]
    assert network_of(rows, {}).spots[VALUE].beside == {"A-1", "A-2"}


def test_maps_that_only_look_like_nodes_are_left_out() -> None:
    odd: list[dict[str, Any]] = [
        {"a": {"labels": 1, "properties": 2}, "b": {"type": 1, "properties": {}, "start": None, "end": []}},
        {"a": [], "applicant_id": None, "identifier_ids": [1, None], "name": "A-1"},
    ]
    assert network_of(odd, {}).spots == {}


def test_what_is_cut_off_takes_its_lines_along() -> None:
    network = first(network_of([{"applicant_ids": ["A-1", "A-2"], "identifier_id": "phone:0a"}], {}), 2)
    assert (list(network.spots), network.joins) == ([PERSON, ("person", "A-2")], {})
