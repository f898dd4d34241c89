from dataclasses import replace
from datetime import date

import pytest

from app.ring_component.nodes import person_node, value_node
from app.ring_component.scene import Scene
from app.views.ring import shown_of_all
from app.views.ring_panel import drawn_of_all, how_many_more
from app.views.ring_tables import table
from graph.rings.model import LeftOut, Ring

PHONE, CROWDED_IP = "phone:00000000000000a1", "ip:00000000000000d4"


def test_the_line_says_how_much_is_shown_and_what_was_left_out(ring: Ring) -> None:
    assert shown_of_all(ring) == (
        "**Shown 3 of 3 applicants** · **3 people** · **1 hired** · 3 shared values · 1 value not crossed"
    )


def test_a_ring_that_goes_on_says_so(ring: Ring) -> None:
    line = shown_of_all(replace(ring, left_out=LeftOut(1_211, ()), truncated=True))
    assert "Shown 3 of 1,214 applicants" in line
    assert "cut off" in line


def test_somebody_alone_is_one_person(ring: Ring) -> None:
    alone = replace(ring, members=ring.members[:1], identifiers=(), links=(), left_out=LeftOut(0, ()))
    assert (
        shown_of_all(alone)
        == "**Shown 1 of 1 applicant** · **1 person** · **0 hired** · 0 shared values · 0 values not crossed"
    )


def test_two_ids_of_one_person_are_counted_once(ring: Ring) -> None:
    members = tuple(replace(member, person_id="A-1") for member in ring.members[:2])
    assert "Shown 3 of 3 applicants** · **2 people**" in shown_of_all(
        replace(ring, members=(*members, ring.members[2]))
    )


def test_the_table_holds_every_member(ring: Ring) -> None:
    assert table(ring, ring.members)["Applicant"] == ["A-1", "A-2", "A-3"]


def test_the_table_says_through_what_somebody_is_linked(ring: Ring) -> None:
    assert table(ring, ring.members)["Linked through"][2] == "phone +16235550143 → e-mail dev@example.com"


@pytest.mark.parametrize("name", ["=1+1", "+1", "@SUM(A1)", "-1", " =1+1"])
def test_no_cell_is_a_formula(ring: Ring, name: str) -> None:
    members = (replace(ring.members[0], name=name, applicant_id="=A"),)
    cells = table(replace(ring, suspect="=A", members=members), members)
    assert cells["Name"] == [f"'{name}"]
    assert cells["Applicant"] == ["'=A"]


def test_how_much_is_drawn_is_said_by_people_of_the_ring(ring: Ring) -> None:
    assert drawn_of_all(Scene(ring, ring), 2, None) == "Drawn: 2 of the 3 people in the ring"
    outside = Scene(ring, ring, outside=frozenset({"A-3"}))
    assert drawn_of_all(outside, 1, date(2026, 1, 31)) == (
        "Drawn: 1 of the 2 people in the ring of 2026-01-31; 1 person beside it, because you had them shown"
    )


def test_what_lies_beyond_a_value_is_counted_before_anybody_asks(ring: Ring) -> None:
    scene = Scene(ring, ring)
    assert how_many_more(scene, value_node(CROWDED_IP)) == "Show others who have it (25 of 60)"
    assert how_many_more(scene, value_node(PHONE)) is None
    assert how_many_more(scene, person_node("A-2")) == "Show what else they share"
