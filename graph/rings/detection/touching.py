"""Two rings that touch by one value are two rings."""

from collections.abc import Iterator
from itertools import chain

import rustworkx as rx

from graph.rings.detection.tangle import Bond, Tangle, tangled

SMALLEST = 4
"""Fewer persons are mostly a family."""


def told_apart(tangle: Tangle) -> list[Tangle]:
    """Cut the tangle at each value or person that alone holds together parts which hold together well by themselves."""
    for parts in chain(cuts(tangle), _cuts_at_persons(tangle)):
        if sum(_is_well_knit(part) for part in parts) > 1:
            return [one for part in parts for one in told_apart(part)]
    return [tangle]


def _is_well_knit(part: Tangle) -> bool:
    return len(part.persons) >= SMALLEST and part.excess > 0 and part.reasons > 1


def cuts(tangle: Tangle) -> Iterator[list[Tangle]]:
    """For each bond of a single value that holds parts together: the parts."""
    drawn = _drawn(tangle)
    for place in sorted(rx.articulation_points(drawn)):
        bond = drawn[place]
        if isinstance(bond, Bond) and len(bond.tie.values) == 1:
            yield [_part(tangle, persons) for persons in _groups_without(drawn, place)]


def _cuts_at_persons(tangle: Tangle) -> Iterator[list[Tangle]]:
    """For each person who holds parts together: the parts, the person in the one that they have most in common with."""
    drawn = _drawn(tangle)
    for place in sorted(rx.articulation_points(drawn)):
        person = drawn[place]
        if isinstance(person, str):
            own = [bond.inside for bond in tangle.bonds if person in bond.inside]
            groups = _groups_without(drawn, place)
            nearest = max(groups, key=lambda persons: (sum(not persons.isdisjoint(bond) for bond in own), min(persons)))
            yield [_part(tangle, persons | {person} if persons is nearest else persons) for persons in groups]


def _drawn(tangle: Tangle) -> "rx.PyGraph[str | Bond, None]":
    """Persons and bonds as a graph in which each person is next to the bonds that they have."""
    drawn: rx.PyGraph[str | Bond, None] = rx.PyGraph()
    places = {person: drawn.add_node(person) for person in sorted(tangle.persons)}
    for bond in tangle.bonds:
        place = drawn.add_node(bond)
        drawn.add_edges_from_no_data([(places[person], place) for person in bond.inside])
    return drawn


def _groups_without(drawn: "rx.PyGraph[str | Bond, None]", place: int) -> list[frozenset[str]]:
    """The persons who still hang together, group by group, when a person or a bond is taken away."""
    rest = drawn.copy()
    rest.remove_node(place)
    return [_persons(rest, component) for component in rx.connected_components(rest)]


def _part(tangle: Tangle, persons: frozenset[str]) -> Tangle:
    return tangled(persons, [bond.tie for bond in tangle.bonds])


def _persons(drawn: "rx.PyGraph[str | Bond, None]", component: set[int]) -> frozenset[str]:
    return frozenset(node for node in (drawn[index] for index in component) if isinstance(node, str))
