"""When a network joins: where few of its size lead out of tangles, and more do than by chance."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.unit.graph.rings.detection.conftest import Sketch


def draw_ring(town: "Sketch") -> None:
    for kind, people in (("phone", "abc"), ("phone", "def"), ("email", "adg"), ("email", "beh"), ("handle", "cfgh")):
        town.share(kind, people)


def test_networks_of_two_that_lead_out_of_a_ring_join_nobody(town: "Sketch") -> None:
    draw_ring(town)
    for member in "abc":
        town.share("ip", [member, f"family{ord(member)}-0"])
    assert town.members() == ["abcdefgh"]


def test_one_network_of_two_joins_where_a_ring_has_several_of_its_own(town: "Sketch") -> None:
    draw_ring(town)
    for pair in ("ae", "bd", "cg"):
        town.share("ip", pair)
    town.share("ip", "hx")
    assert town.members() == ["abcdefghx"]


def test_a_network_of_a_crowd_joins_where_most_behind_it_are_one_ring(town: "Sketch") -> None:
    draw_ring(town)
    town.share("ip", "abcdefghxyz")
    assert town.members() == ["abcdefghxyz"]


def test_a_network_of_a_crowd_of_whom_some_are_a_ring_joins_nobody(town: "Sketch") -> None:
    draw_ring(town)
    town.share("ip", ["a", "b", "c", "d", *(f"customer{number}" for number in range(9))])
    assert town.members() == ["abcdefgh"]


def test_networks_of_two_join_halves_of_rings_where_hardly_any_lead_elsewhere(town: "Sketch") -> None:
    for number in range(3_000):
        town.call(f"alone{number}", f"given-{number} family-{number}")
    for half in ("abcde", "fghij"):
        town.share("phone", half[:3])
        town.share("email", half[2:])
    for pair in ("af", "bg"):
        town.share("ip", pair)
    town.share("ip", ["c", "alone1"])
    assert town.members() == ["abcdefghij"]


def test_a_home_has_the_network_of_most_who_live_there(town: "Sketch") -> None:
    town.share("address", "abcd")
    town.share("ip", "abcx")
    assert town.members() == []
