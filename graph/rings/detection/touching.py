"""Two rings that touch by one value are two rings."""

from collections.abc import Iterator

import rustworkx as rx

from graph.rings.detection.tangle import Bond, Tangle, tangled

SMALLEST = 4
"""Fewer persons are mostly a family."""


def told_apart(tangle: Tangle) -> list[Tangle]:
    """Cut the tangle at each value that alone holds together parts which hold together well by themselves."""
    for parts in cuts(tangle):
        if sum(_is_well_knit(part) for part in parts) > 1:
            return [one for part in parts for one in told_apart(part)]
    return [tangle]


def _is_well_knit(part: Tangle) -> bool:
    return len(part.persons) >= SMALLEST and part.excess > 0 and part.reasons > 1


def cuts(tangle: Tangle) -> Iterator[list[Tangle]]:
    """For each bond of a single value that holds parts together: the parts."""
    drawn: rx.PyGraph[str | Bond, None] = rx.PyGraph()
    ties = [bond.tie for bond in tangle.bonds]
    places = {person: drawn.add_node(person) for person in sorted(tangle.persons)}
    for bond in tangle.bonds:
        place = drawn.add_node(bond)
        drawn.add_edges_from_no_data([(places[person], place) for person in bond.inside])
    for point in sorted(rx.articulation_points(drawn)):
        node = drawn[point]
        if isinstance(node, Bond) and len(node.tie.values) == 1:
            rest = drawn.copy()
            rest.remove_node(point)
            yield [tangled(_persons(rest, component), ties) for component in rx.connected_components(rest)]


def _persons(drawn: "rx.PyGraph[str | Bond, None]", component: set[int]) -> frozenset[str]:
    return frozenset(node for node in (drawn[index] for index in component) if isinstance(node, str))
