"""Who stands beside a ring: victims whose name and home a persona uses, their families, and households it touches."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from graph.rings.detection.model import Person
from graph.rings.detection.names import name_words
from graph.rings.detection.tangle import Bond, Tangle, is_handful
from graph.rings.detection.touching import cuts


def left_beside(tangle: Tangle, persons: Mapping[str, Person], frequent: frozenset[str]) -> frozenset[str]:
    """Find those whom nothing but a home joins to the others; `frequent` are name words that tell no relatives."""
    bonds = Counter(person for bond in tangle.bonds for person in bond.inside)
    homes = [bond for bond in tangle.bonds if bond.tie.is_home]
    beside = set(_households_behind_a_value(tangle, persons, frequent))
    for home in homes:
        at_home = [person for person in home.inside if bonds[person] == 1]
        if len(at_home) + 1 == len(home.inside) and _is_household(home, persons, frequent):
            beside.update(at_home)
        beside.update(person for person in at_home if _is_related(person, home, persons, frequent))
    return frozenset(beside)


def _households_behind_a_value(
    tangle: Tangle, persons: Mapping[str, Person], frequent: frozenset[str]
) -> Iterator[str]:
    """Find those in homes which one value of another kind joins to the rest, such as a recycled number."""
    for parts in cuts(tangle):
        for part in parts:
            if len(part.bonds) == 1 and _is_household(part.bonds[0], persons, frequent):
                yield from part.persons


def _is_household(bond: Bond, persons: Mapping[str, Person], frequent: frozenset[str]) -> bool:
    """Whether they share a home as those do who live in it: with its network, or a name."""
    people = [persons[person] for person in bond.inside]
    return bond.tie.is_home and is_handful(bond.tie) and ("ip" in bond.tie.kinds or _have_relatives(people, frequent))


def _have_relatives(people: Iterable[Person], frequent: frozenset[str]) -> bool:
    words = Counter(word for person in people for word in name_words(person) - frequent)
    return any(count > 1 for count in words.values())


def _is_related(person: str, home: Bond, persons: Mapping[str, Person], frequent: frozenset[str]) -> bool:
    """Whether somebody else there has the same name or, in a home of a few, a rare word of it."""
    name = name_words(persons[person])
    others = [name_words(persons[other]) for other in home.inside if other != person]
    return any(name and (name == other or (is_handful(home.tie) and (name & other) - frequent)) for other in others)
