"""Who stands beside a ring: victims whose name and home a persona uses, their families, and households it touches."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from graph.rings.detection.growth import is_handful
from graph.rings.detection.model import Person
from graph.rings.detection.names import name_words
from graph.rings.detection.tangle import Bond, Tangle
from graph.rings.detection.touching import cuts


def left_beside(tangle: Tangle, persons: Mapping[str, Person], rare: frozenset[str]) -> frozenset[str]:
    """Those whom nothing but a home joins to the ring, and a name to somebody in that home."""
    return frozenset((*_namesakes(tangle, persons, rare), *_households(tangle, persons, rare)))


def _namesakes(tangle: Tangle, persons: Mapping[str, Person], rare: frozenset[str]) -> Iterator[str]:
    """Persons with one bond, a home, where another who lives there bears their name or a rare word of it."""
    bonds = Counter(person for bond in tangle.bonds for person in bond.inside)
    for bond in tangle.bonds:
        if bond.tie.is_lodging:
            for person in bond.inside:
                others = [persons[other] for other in bond.inside if other != person]
                words = rare if is_handful(bond.tie) else frozenset()
                if bonds[person] == 1 and any(_related(persons[person], other, words) for other in others):
                    yield person


def _households(tangle: Tangle, persons: Mapping[str, Person], rare: frozenset[str]) -> Iterator[str]:
    """Persons of whole homes that one value of another kind, such as a recycled number, joins to the ring."""
    for parts in cuts(tangle):
        for part in parts:
            if len(part.bonds) == 1 and _is_household(part.bonds[0], persons, rare):
                yield from part.persons


def _is_household(bond: Bond, persons: Mapping[str, Person], rare: frozenset[str]) -> bool:
    """Whether people share a home as those do who live in it: with its network, or a name."""
    people = [persons[person] for person in bond.inside]
    return bond.tie.is_lodging and ("ip" in bond.tie.kinds or _have_relatives(people, rare))


def _have_relatives(people: Iterable[Person], rare: frozenset[str]) -> bool:
    words = Counter(word for person in people for word in name_words(person) & rare)
    return any(count > 1 for count in words.values())


def _related(one: Person, other: Person, rare: frozenset[str]) -> bool:
    words = name_words(one) & name_words(other)
    return bool(words & rare) or (bool(words) and name_words(one) == name_words(other))
