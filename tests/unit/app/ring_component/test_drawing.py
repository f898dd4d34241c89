from dataclasses import replace
from typing import Any

import pytest

from app.ring_component.drawing import Drawing, only
from app.ring_component.drawing import drawing as drawing_of
from app.ring_component.looks import shortened
from app.ring_component.nodes import link_edge, person_node, value_node
from app.ring_component.scene import Scene
from graph.identifiers.kinds import KINDS
from graph.rings.model import Ring

PHONE, ADDRESS, CROWDED_IP = "phone:00000000000000a1", "address:00000000000000c3", "ip:00000000000000d4"


def drawing(ring: Ring) -> Drawing:
    return drawing_of(Scene(ring, ring))


def named(drawn: Drawing, name: str) -> dict[str, Any]:
    return next(item for item in (*drawn.nodes, *drawn.edges) if item["id"] == name)


def test_every_person_and_every_value_is_a_node(ring: Ring) -> None:
    assert len(drawing(ring).nodes) == len(ring.members) + len(ring.identifiers) + len(ring.left_out.identifiers)


def test_kinds_differ_in_shape_and_colour() -> None:
    assert len({kind.shape for kind in KINDS.values()}) == len({kind.colour for kind in KINDS.values()}) == len(KINDS)


def test_the_suspect_is_marked(ring: Ring) -> None:
    assert named(drawing(ring), person_node("A-1"))["standing"] == "suspect"


@pytest.mark.parametrize(
    ("status", "standing"),
    [("hired", "hired"), ("offer", "open"), ("blocked", "ended"), (None, "unknown"), ("dancing", "unknown")],
)
def test_a_status_shows(ring: Ring, status: str | None, standing: str) -> None:
    members = (ring.members[0], replace(ring.members[1], status=status), ring.members[2])
    assert named(drawing(replace(ring, members=members)), person_node("A-2"))["standing"] == standing


def test_a_strong_link_is_thicker_than_a_weak_one(ring: Ring) -> None:
    drawn = drawing(ring)
    assert named(drawn, link_edge("A-1", PHONE))["width"] > named(drawn, link_edge("A-2", ADDRESS))["width"]


def test_home_and_ship_to_are_one_line_that_says_both(ring: Ring) -> None:
    lines = [edge for edge in drawing(ring).edges if edge["to"] == value_node(ADDRESS)]
    assert len(lines) == 1
    assert "12 Oak Street" in lines[0]["title"]
    assert "12 OAK ST" in lines[0]["title"]


def test_hubs_and_values_that_were_not_crossed_are_marked_ends(ring: Ring) -> None:
    drawn = drawing(ring)
    assert not named(drawn, value_node(ADDRESS))["crossed"]
    assert "mail_forwarder" in named(drawn, value_node(ADDRESS))["label"]
    assert not named(drawn, value_node(CROWDED_IP))["crossed"]
    assert named(drawn, value_node(PHONE))["crossed"]


def test_a_person_knows_the_way_from_the_suspect(ring: Ring) -> None:
    way = named(drawing(ring), person_node("A-2"))["way"]
    assert way == [person_node("A-1"), value_node(PHONE), person_node("A-2")]


def test_a_member_without_name_is_called_by_its_id(ring: Ring) -> None:
    assert named(drawing(ring), person_node("A-3"))["label"] == "A-3"


def test_names_are_cut_and_what_acts_on_a_screen_is_written_out(ring: Ring) -> None:
    hostile = replace(ring.members[1], name="\u202e\x1b[2J" + "x" * 10_000)
    node = named(drawing(replace(ring, members=(ring.members[0], hostile))), person_node("A-2"))
    assert not {"\u202e", "\x1b"} & set(node["label"] + node["title"])
    assert len(node["label"]) < 60


def test_nothing_is_drawn_that_the_ring_does_not_hold(ring: Ring) -> None:
    drawn = drawing(replace(ring, members=ring.members[:1]))
    names = {node["id"] for node in drawn.nodes}
    assert {end for edge in drawn.edges for end in (edge["from"], edge["to"])} <= names


def test_a_click_costs_no_new_drawing(ring: Ring) -> None:
    assert drawing(ring) is drawing(replace(ring))


def test_an_applicant_may_be_called_like_a_value(ring: Ring) -> None:
    twin = replace(ring.members[1], applicant_id=PHONE, path=("A-1",))
    drawn = drawing(replace(ring, members=(*ring.members, twin)))
    assert len({node["id"] for node in drawn.nodes}) == len(drawn.nodes)


@pytest.mark.parametrize("length", [1, 5, 26])
def test_a_shortened_text_is_never_longer(length: int) -> None:
    assert len(shortened("\x00" * 100, length)) <= length


def test_a_drawing_of_some_nodes_leaves_them_where_they_are(ring: Ring) -> None:
    whole = drawing(ring)
    some = only(whole, {person_node("A-1"), person_node("A-2"), value_node(PHONE)})
    assert {node["id"] for node in some.nodes} == {person_node("A-1"), person_node("A-2"), value_node(PHONE)}
    assert {edge["id"] for edge in some.edges} == {link_edge("A-1", PHONE), link_edge("A-2", PHONE)}
    assert all(node in whole.nodes for node in some.nodes)
