"""A group of persons and the ties among them: how many separate reasons tie them, and how well knit they are."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.rings.detection.model import Tie

HANDFUL = 8
"""So many persons may share a value and be taken to know of each other; what more share is a crowd until witnessed."""
SEVERAL = 3
"""A profile under so many names counts twice: two may be namesakes who were mixed up, and no place has a profile."""


@dataclass(frozen=True, slots=True)
class Bond:
    """A tie, and those persons of a group who have it (two at least)."""

    tie: Tie
    inside: frozenset[str]


@dataclass(frozen=True)
class Tangle:
    """Some persons and every bond among them.

    `crowd` counts the persons of the largest tie that most of them have, or of the group if that is larger; whom but
    one network joins to it is not counted, since that explains nothing of what the others share.
    """

    persons: frozenset[str]
    bonds: tuple[Bond, ...]
    crowd: int

    @cached_property
    def reasons(self) -> int:
        """How many separate reasons tie them; the rooms of one building are one reason."""
        houses = {bond.tie.building for bond in self.bonds if bond.tie.is_lodging}
        others = [bond for bond in self.bonds if not bond.tie.is_lodging]
        profiles = sum(bond.tie.kinds == {"handle"} and len(bond.inside) >= SEVERAL for bond in others)
        return len(houses) + len(others) + profiles

    @cached_property
    def lodgings(self) -> int:
        """How many buildings are among the reasons."""
        return len({bond.tie.building for bond in self.bonds if bond.tie.is_lodging})

    @cached_property
    def excess(self) -> int:
        """How many bonds of single persons could go before they fall apart: 0 for a chain, as for a family."""
        return sum(len(bond.inside) - 1 for bond in self.bonds) - len(self.persons) + 1

    @cached_property
    def values(self) -> int:
        """How many values they share. What no organisation hands out counts twice: profiles, networks but the first."""
        houses = {bond.tie.building for bond in self.bonds if bond.tie.building}
        kinds = Counter(value.split(":", 1)[0] for bond in self.bonds for value in bond.tie.values)
        twice = kinds["handle"] + max(kinds["ip"] - 1, 0)
        return len(houses) + kinds.total() - kinds["address"] + twice


class Web:
    """All ties of a graph, found from the persons who have them."""

    def __init__(self, ties: Sequence[Tie]) -> None:
        self.ties = ties
        self._tangles: dict[frozenset[str], Tangle] = {}
        self._held: dict[str, list[int]] = defaultdict(list)
        for index, tie in enumerate(ties):
            for holder in tie.holders:
                self._held[holder].append(index)

    def ties_of(self, persons: Iterable[str]) -> list[Tie]:
        """Every tie that one of them has."""
        return [self.ties[index] for index in sorted({index for one in persons for index in self._held.get(one, ())})]

    def tangle(self, persons: Iterable[str]) -> Tangle:
        """Take these persons with all bonds among them."""
        persons = frozenset(persons)
        if persons not in self._tangles:
            self._tangles[persons] = tangled(persons, self.ties_of(persons))
        return self._tangles[persons]


def tangled(persons: frozenset[str], ties: Iterable[Tie]) -> Tangle:
    """Take these persons with what of these ties binds them: a tie does if most who have it are among them."""
    bonds = [Bond(tie, tie.holders & persons) for tie in ties]
    crowds = (len(bond.tie.holders) for bond in bonds if _is_around(bond, persons))
    binding = tuple(bond for bond in bonds if len(bond.inside) > 1 and 2 * len(bond.inside) > len(bond.tie.holders))
    return Tangle(persons, binding, max((_held(persons, binding), *crowds)))


def _held(persons: frozenset[str], bonds: Iterable[Bond]) -> int:
    """How many of them something else joins than one network alone."""
    uses = Counter(person for bond in bonds for person in bond.inside)
    otherwise = frozenset[str]().union(*(bond.inside for bond in bonds if not bond.tie.is_network))
    return sum(uses[person] > 1 or person in otherwise for person in persons)


def _is_around(bond: Bond, persons: frozenset[str]) -> bool:
    return not bond.tie.is_network and 2 * len(bond.inside) > len(persons)


def is_handful(tie: Tie) -> bool:
    """Whether few enough share it to know of each other."""
    return tie.most <= HANDFUL
