"""What is a ring, and what only looks like one."""

from collections.abc import Callable
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.rings.detection.find import find_rings
from graph.rings.detection.model import Person, Value

if TYPE_CHECKING:
    from tests.unit.graph.rings.detection.conftest import Sketch

DAY = 86_400


def draw_ring(town: "Sketch") -> None:
    """Eight personas: each value in a handful, dealt anew for each kind."""
    town.share("phone", "abc")
    town.share("phone", "def")
    town.share("email", "adg")
    town.share("email", "beh")
    town.share("address", "cfgh")
    town.share("handle", "agh")


def test_values_dealt_in_handfuls_are_a_ring(town: "Sketch") -> None:
    draw_ring(town)
    assert town.members() == ["abcdefgh"]


def test_a_chain_whose_neighbours_share_one_value_each_is_a_ring(town: "Sketch") -> None:
    for kind, pair in zip(
        ("phone", "email", "address", "handle", "phone"), ("ab", "bc", "cd", "de", "ef"), strict=True
    ):
        town.share(kind, pair)
    assert town.members() == ["abcdef"]


def test_a_home_of_forty_whose_guests_come_in_handfuls_is_a_ring(town: "Sketch") -> None:
    people = [f"hire{number:02}" for number in range(40)]
    town.share("address", people)
    for start in range(0, 40, 4):
        town.share("phone", people[start : start + 3])
    for start in range(2, 40, 8):
        town.share("email", people[start : start + 4])
    assert town.members() == ["".join(people)]


def test_a_depot_of_forty_is_no_ring(town: "Sketch") -> None:
    town.share("address", [f"hire{number:02}" for number in range(40)], sent_by=["Fictiva"])
    assert town.members() == []


def test_a_locker_where_one_couple_meets_is_no_ring(town: "Sketch") -> None:
    people = [f"hire{number:02}" for number in range(40)]
    town.share("address", people, sent_by=["Fictiva", "Mockwell", "Mythica"])
    town.share("phone", people[:2])
    assert town.members() == []


def test_a_family_is_no_ring_however_much_its_home_has(town: "Sketch") -> None:
    for kind in ("address", "ip", "phone", "email"):
        town.share(kind, "abcdef")
    assert town.members() == []


def draw_two_homes(town: "Sketch") -> None:
    """Two homes of four with their networks, and two phones and a mailbox that people of both have."""
    for home in ("abcd", "efgh"):
        town.share("address", home)
        town.share("ip", home)
    town.share("phone", "abef")
    town.share("phone", "cg")
    town.share("email", "dh")


def test_relatives_in_two_homes_are_no_ring(town: "Sketch") -> None:
    draw_two_homes(town)
    for person in "abefg":
        town.call(person, f"given-{person} rarename")
    assert town.members() == []


def test_people_of_many_names_in_two_homes_who_share_as_much_are_a_ring(town: "Sketch") -> None:
    draw_two_homes(town)
    assert town.members() == ["abcdefgh"]


def test_relatives_some_of_whom_were_stopped_are_a_ring(town: "Sketch") -> None:
    draw_two_homes(town)
    for person in "abefg":
        town.call(person, f"given-{person} rarename", blocked=person in "abe")
    assert town.members() == ["abcdefgh"]


def test_a_move_between_two_homes_and_a_phone_are_no_ring(town: "Sketch") -> None:
    town.share("address", "abcd")
    town.share("address", "aefgh")
    town.share("phone", "dh")
    assert town.members() == []


def test_a_small_agency_with_one_value_of_each_kind_is_no_ring(town: "Sketch") -> None:
    town.share("phone", "abcdef")
    town.share("email", "efg")
    town.share("address", "ag")
    assert town.members() == []


@pytest.mark.parametrize("size", [12, 20, 30])
def test_an_agency_with_several_phones_is_no_ring(
    town: "Sketch", agency: "Callable[[Sketch, int], None]", size: int
) -> None:
    agency(town, size)
    assert town.members() == []


def test_students_two_to_a_room_with_a_front_desk_are_no_ring(town: "Sketch") -> None:
    students = [f"student{number:02}" for number in range(24)]
    for room in range(12):
        town.share("address", students[2 * room : 2 * room + 2], building="hall", unit=f"Room {room}")
    town.share("address", [], building="hall")
    town.share("ip", students)
    town.share("phone", students[::5])
    assert town.members() == []


def test_one_person_who_applies_again_and_again_is_no_ring(town: "Sketch") -> None:
    draw_ring(town)
    for person in "abcdefgh":
        town.call(person, "Sam Sample" if person in "abcd" else "Mo Mock")
    assert town.members() == []


def test_a_victim_whose_name_and_home_are_used_stands_beside_the_ring(town: "Sketch") -> None:
    draw_ring(town)
    town.share("address", "av")
    town.call("a", "Sam Sample")
    town.call("v", "Sample Sam")
    (ring,) = town.rings()
    assert ("".join(ring.members), ring.beside) == ("abcdefgh", ("v",))


def test_a_family_that_a_recycled_number_joins_stands_beside_the_ring(town: "Sketch") -> None:
    draw_ring(town)
    town.share("phone", "ax")
    town.share("address", "xyz")
    town.share("ip", "xyz")
    assert town.members() == ["abcdefgh"]


def test_two_rings_that_touch_by_one_value_are_two(town: "Sketch") -> None:
    draw_ring(town)
    for kind, people in (("phone", "ijk"), ("phone", "lmn"), ("email", "ilo"), ("email", "jmp"), ("handle", "knop")):
        town.share(kind, people)
    town.share("phone", "ai")
    assert town.members() == ["abcdefgh", "ijklmnop"]


def test_two_rings_that_one_person_works_for_are_two(town: "Sketch") -> None:
    draw_ring(town)
    for kind, people in (("phone", "ijk"), ("phone", "lmn"), ("email", "ilo"), ("email", "jmp"), ("handle", "knop")):
        town.share(kind, people)
    town.share("phone", "ai")
    town.share("email", "ajm")
    assert town.members() == ["abcdefgh", "ijklmnop"]


def test_a_value_used_again_a_year_later_joins_nobody(town: "Sketch") -> None:
    for kind, pair in zip(
        ("phone", "email", "address", "handle", "phone"), ("ab", "bc", "cd", "de", "ef"), strict=True
    ):
        town.share(kind, pair, seen={pair[0]: (0, 5 * DAY), pair[1]: (500 * DAY, 510 * DAY)})
    assert town.members() == []


def test_strangers_behind_the_exit_of_a_vpn_do_not_join(town: "Sketch") -> None:
    draw_ring(town)
    town.share("ip", ["a", "family1-0", "family2-0", "family3-0"])
    assert town.members() == ["abcdefgh"]


def test_a_network_that_only_members_use_brings_in_one_who_shares_nothing_else(town: "Sketch") -> None:
    draw_ring(town)
    town.share("ip", "abcx")
    assert town.members() == ["abcdefghx"]


def test_somebody_found_out_tips_the_scales(town: "Sketch") -> None:
    town.share("phone", "abc")
    town.share("phone", "def")
    town.share("email", "cd")
    assert town.members() == []
    town.call("a", "Sam Sample", blocked=True)
    assert town.members() == ["abcdef"]


def test_a_ring_says_why_it_is_one_and_what_it_shares(town: "Sketch") -> None:
    draw_ring(town)
    (ring,) = town.rings()
    assert ring.reasons[0] == (
        "8 persons are tied in 7 separate ways: they share 2 mailboxes, 2 phones, 1 address and 1 profile."
    )
    assert 0.5 < ring.score < 1
    assert sorted(ring.values) == sorted(value.id for value in town.values[-6:])


def test_other_names_change_nothing_as_long_as_they_differ_alike(town: "Sketch") -> None:
    draw_ring(town)
    town.share("address", "av")
    town.call("a", "Sam Sample")
    town.call("v", "Sam Sample")
    before = town.rings()
    for person in list(town.persons):
        town.call(person, f"{town.persons[person].name} von Ibn Mac".replace("a", "ø"))
    assert town.rings() == before


def test_nothing_shared_is_no_ring(sketch: "Sketch") -> None:
    assert sketch.rings() == []


people = st.sampled_from("abcdefghij")
shared = st.lists(st.tuples(st.sampled_from(("phone", "email", "ip", "handle")), st.frozensets(people)), max_size=12)


@settings(max_examples=60, deadline=None)
@given(shared, st.randoms(use_true_random=False))
def test_the_order_of_what_is_read_changes_nothing(shared: list[tuple[str, frozenset[str]]], shuffle: Random) -> None:
    persons = {person: Person(person, person) for person in "abcdefghij"}
    values = [Value(f"{kind}:{number}", kind, holders) for number, (kind, holders) in enumerate(shared)]
    found = find_rings(persons, values)
    shuffle.shuffle(values)
    assert find_rings(dict(reversed(persons.items())), values) == found


@settings(max_examples=60, deadline=None)
@given(shared)
def test_nobody_is_in_two_rings_and_none_is_small(shared: list[tuple[str, frozenset[str]]]) -> None:
    persons = {person: Person(person, person) for person in "abcdefghij"}
    rings = find_rings(persons, [Value(f"{kind}:{n}", kind, holders) for n, (kind, holders) in enumerate(shared)])
    members = [member for ring in rings for member in ring.members]
    assert len(members) == len(set(members))
    assert all(len(ring.members) >= 4 and 0 < ring.score < 1 for ring in rings)
