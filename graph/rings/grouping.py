"""Which persons hang together across the whole graph, and which of those groups are rings: pure, over shared values.

A ring leaves two kinds of evidence, and needs a new value for every few personas. An office, a depot, a dorm or a
family shares one of each, however many they are. So no number of sharers tells a ring from a crowd here.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import rustworkx as rx

from graph.identifiers.kinds import KINDS

FEW = 3
"""A value that so few share joins them by itself; more sharers need witnesses. Most families are no larger."""
WITNESSED = 0.5
"""A value of many joins them when this share of them has a value of another kind in common with another of them."""
PERSONAS_PER_VALUE = 5
"""A ring shares two values, and one more for every so many members: they were made up, not come by together."""
SMALLEST = 4
"""Two or three who share something are mostly a family, or one person who applied again."""
_TELLING = 0.5
"""The base strength from which on a kind may join persons; below (IP address) it only adds to what they share."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value and the ids of all persons who share it, which are `degree` in number."""

    id: str
    kind: str
    value: str
    degree: int
    persons: frozenset[str]


@dataclass(frozen=True, slots=True)
class Group:
    """Persons, by id, and for each telling value that joins some of them who they are, by value id."""

    persons: frozenset[str]
    shared: Mapping[str, frozenset[str]]


def groups(values: Iterable[Value]) -> list[Group]:
    """Everyone whom values join into groups of `SMALLEST` or more; nobody is in two."""
    telling = {value.id: value for value in values if KINDS[value.kind].base_strength >= _TELLING}
    users = {value.id: value.persons for value in telling.values()}
    held = _held(users)
    joining = [value.persons for value in telling.values() if _joins(value, telling, held)]
    return [_group(persons, users, held) for persons in _connected(joining) if len(persons) >= SMALLEST]


def is_ring(group: Group, kinds: Mapping[str, str], names: Mapping[str, str | None]) -> bool:
    """Whether the group shares enough to be made up, and is not one person who applied under one name again and again.

    `kinds` gives the kind of each value, `names` the name of each person; names are only compared with each other.
    """
    enough = len(group.shared) >= 2 + len(group.persons) / PERSONAS_PER_VALUE
    two_kinds = len({kinds[value] for value in group.shared}) > 1
    return enough and two_kinds and len({name_words(names[person]) or person for person in group.persons}) >= SMALLEST


def name_words(name: str | None) -> frozenset[str]:
    """A name's words in any order and case."""
    return frozenset((name or "").casefold().split())


def _held(users: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    held: dict[str, list[str]] = defaultdict(list)
    for value, persons in users.items():
        for person in persons:
            held[person].append(value)
    return held


def _joins(value: Value, values: Mapping[str, Value], held: Mapping[str, Iterable[str]]) -> bool:
    if len(value.persons) <= FEW:
        return True
    others = ((person, values[other]) for person in value.persons for other in held[person])
    witnesses = {
        person for person, other in others if other.kind != value.kind and len(other.persons & value.persons) > 1
    }
    return len(witnesses) >= WITNESSED * len(value.persons)


def _connected(joining: Iterable[Collection[str]]) -> list[set[str]]:
    """Put together all persons whom one of these sets, or a chain of them, joins."""
    graph: rx.PyGraph[str, None] = rx.PyGraph()
    nodes: dict[str, int] = {}
    for persons in joining:
        ids = [
            nodes[person] if person in nodes else nodes.setdefault(person, graph.add_node(person)) for person in persons
        ]
        graph.add_edges_from_no_data([(ids[0], other) for other in ids[1:]])
    return [{graph[node] for node in part} for part in rx.connected_components(graph)]


def _group(persons: Iterable[str], users: Mapping[str, frozenset[str]], held: Mapping[str, Iterable[str]]) -> Group:
    together = frozenset(persons)
    shared = {value: users[value] & together for person in together for value in held[person]}
    return Group(together, {value: shared[value] for value in sorted(shared) if len(shared[value]) > 1})
