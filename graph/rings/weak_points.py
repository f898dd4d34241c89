"""The one value or person whose removal splits a ring."""

from collections import Counter
from collections.abc import Iterable, Sequence

import rustworkx as rx

from graph.rings.model import Link, Member, WeakPoint

_A_PART = 2
"""Who is cut off alone hangs on by one value, which his path shows; from two on, a ring falls in two."""


def weak_points(suspect: str, members: Sequence[Member], links: Iterable[Link]) -> tuple[WeakPoint, ...]:
    """The values and persons without which at least two others lose the suspect, the gravest first."""
    person_of = {member.applicant_id: member.person_id or member.applicant_id for member in members}
    ring = _drawn(person_of, links)
    sizes = Counter(person_of.values())
    home = ring.nodes().index(person_of[suspect])
    points = (
        WeakPoint(ring[point], sum(sizes[ring[node]] for node in _cut_off(ring, point, home)))
        for point in rx.articulation_points(ring)
        if point != home
    )
    grave = (point for point in points if point.separates >= _A_PART)
    return tuple(sorted(grave, key=lambda point: (-point.separates, point.id)))


def _drawn(person_of: dict[str, str], links: Iterable[Link]) -> "rx.PyGraph[str, None]":
    """Persons and values as nodes, uses as edges."""
    edges = {(person_of[link.applicant_id], link.identifier_id) for link in links}
    names = sorted({name for edge in edges for name in edge} | set(person_of.values()))
    ring: rx.PyGraph[str, None] = rx.PyGraph(multigraph=False)
    nodes = dict(zip(names, ring.add_nodes_from(names), strict=True))
    ring.add_edges_from_no_data([(nodes[person], nodes[value]) for person, value in sorted(edges)])
    return ring


def _cut_off(ring: "rx.PyGraph[str, None]", point: int, home: int) -> set[int]:
    """The nodes that no longer reach `home` once `point` is gone."""
    rest = ring.copy()
    rest.remove_node(point)
    return set(rest.node_indices()) - rx.node_connected_component(rest, home)
