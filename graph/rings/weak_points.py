"""The one value or person whose removal splits a ring."""

from collections.abc import Iterable, Mapping

import rustworkx as rx

from graph.rings.model import WeakPoint

_A_PART = 2
"""Who is cut off alone hangs on by one value, which the path shows; from two on, a ring falls in two."""


def weak_points(
    shared: Mapping[str, Iterable[str]], sizes: Mapping[str, int], suspect: str | None = None
) -> tuple[WeakPoint, ...]:
    """The values and persons without which at least two others lose the rest, the gravest first.

    `shared` gives who in the ring has each value, `sizes` how many applicants each person is. The rest is where the
    suspect is, or, without one, the largest part.
    """
    ring = _drawn(shared, sizes)
    points = (_weak_point(ring, ring[point], sizes, suspect) for point in rx.articulation_points(ring))
    grave = (point for point in points if point.id != suspect and point.separates >= _A_PART)
    return tuple(sorted(grave, key=lambda point: (-point.separates, point.id)))


def _drawn(shared: Mapping[str, Iterable[str]], persons: Iterable[str]) -> "rx.PyGraph[str, None]":
    """Persons and values as nodes, uses as edges."""
    ring: rx.PyGraph[str, None] = rx.PyGraph()
    names = sorted({*persons, *shared})
    nodes = dict(zip(names, ring.add_nodes_from(names), strict=True))
    ring.add_edges_from_no_data([(nodes[value], nodes[person]) for value in shared for person in shared[value]])
    return ring


def _weak_point(ring: "rx.PyGraph[str, None]", point: str, sizes: Mapping[str, int], suspect: str | None) -> WeakPoint:
    rest = ring.copy()
    rest.remove_node(ring.nodes().index(point))
    parts = [[rest[node] for node in part] for part in rx.connected_components(rest)]
    weights = [(suspect in part, sum(sizes.get(name, 0) for name in part)) for part in parts]
    return WeakPoint(point, sum(weight for _, weight in weights) - max(weights)[1])
