"""A group of persons and the ties among them: how many separate reasons tie them, and how well knit they are."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.rings.detection.model import Tie

SEVERAL = 3
"""A profile under so many names counts twice: two may be namesakes who were mixed up, and no place has a profile."""


@dataclass(frozen=True, slots=True)
class Bond:
    """A tie, and those persons of a group who have it (two at least)."""

    tie: Tie
    inside: frozenset[str]


@dataclass(frozen=True)
class Tangle:
    """Some persons and every bond among them. A network binds only if most who have it are among them."""

    persons: frozenset[str]
    bonds: tuple[Bond, ...]

    @cached_property
    def reasons(self) -> int:
        """How many separate reasons tie them; the rooms of one building are one reason."""
        houses = {bond.tie.building for bond in self.bonds if bond.tie.is_lodging}
        others = [bond for bond in self.bonds if not bond.tie.is_lodging]
        profiles = sum(bond.tie.kinds == {"handle"} and len(bond.inside) >= SEVERAL for bond in others)
        return len(houses) + len(others) + profiles

    @cached_property
    def excess(self) -> int:
        """How many bonds of single persons could go before they fall apart: 0 for a chain, as for a family."""
        return sum(len(bond.inside) - 1 for bond in self.bonds) - len(self.persons) + 1


class Web:
    """All ties of a graph, found from the persons who have them."""

    def __init__(self, ties: Sequence[Tie]) -> None:
        self.ties = ties
        self._held: dict[str, list[int]] = defaultdict(list)
        for index, tie in enumerate(ties):
            for holder in tie.holders:
                self._held[holder].append(index)

    def ties_among(self, persons: Iterable[str]) -> list[Tie]:
        """Every tie that one of them has."""
        return [self.ties[index] for index in sorted({index for one in persons for index in self._held.get(one, ())})]

    def tangle(self, persons: Iterable[str]) -> Tangle:
        """Take these persons with all bonds among them."""
        persons = frozenset(persons)
        return Tangle(persons, bonds_among(persons, self.ties_among(persons)))


def bonds_among(persons: frozenset[str], ties: Iterable[Tie]) -> tuple[Bond, ...]:
    """Find what of these ties binds these persons."""
    bonds = (Bond(tie, tie.holders & persons) for tie in ties)
    return tuple(bond for bond in bonds if len(bond.inside) > 1 and _binds(bond))


def part_of(tangle: Tangle, persons: frozenset[str]) -> Tangle:
    """Take some of its persons with the bonds among those."""
    return Tangle(persons, bonds_among(persons, (bond.tie for bond in tangle.bonds)))


def _binds(bond: Bond) -> bool:
    return not bond.tie.is_network or 2 * len(bond.inside) > len(bond.tie.holders)
