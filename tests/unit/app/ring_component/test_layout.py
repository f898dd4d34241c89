import math
import random

from hypothesis import given
from hypothesis import strategies as st

from app.ring_component.layout import place

STAR = [("suspect", f"value{number}") for number in range(6)]


def test_the_same_ring_stands_the_same_whatever_order_it_comes_in() -> None:
    shuffled = random.Random(1).sample(STAR, len(STAR))
    nodes = [f"value{number}" for number in range(6)]
    assert place("suspect", nodes, STAR) == place("suspect", reversed(nodes), shuffled)


def test_the_suspect_stands_in_the_middle() -> None:
    assert place("suspect", [], STAR)["suspect"] == (0.0, 0.0)


def test_somebody_alone_has_a_place() -> None:
    assert place("suspect", ["suspect"], []) == {"suspect": (0.0, 0.0)}


def test_who_is_joined_to_nobody_has_a_place() -> None:
    assert set(place("suspect", ["lonely"], STAR)) >= {"lonely", "suspect"}


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=80))
def test_every_node_has_a_finite_place_of_its_own(pairs: list[tuple[int, int]]) -> None:
    edges = [(f"person{left}", f"value{right}") for left, right in pairs]
    nodes = {node for edge in edges for node in edge}
    positions = place("person0", nodes, edges)
    assert set(positions) == nodes | {"person0"}
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in positions.values())
    assert len(set(positions.values())) == len(positions)


def test_a_ring_too_large_for_springs_stands_on_circles() -> None:
    edges = [("suspect", f"value{number}") for number in range(1000)]
    positions = place("suspect", [], edges)
    assert len({round(math.hypot(x, y)) for x, y in positions.values()}) == 2
