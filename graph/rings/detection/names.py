"""Names, compared with each other and with nothing else."""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from graph.rings.detection.model import Person

RARE_NAME = 0.01
"""A name word that a larger share of all persons bear does not make two of them relatives."""


def name_words(person: Person) -> frozenset[str]:
    """Give the words of a name, in whatever order and case they were written."""
    return _words(person.name or "")


@lru_cache(maxsize=100_000)
def _words(name: str) -> frozenset[str]:
    """A name is looked at for each value that somebody shares."""
    return frozenset(name.casefold().split())


def frequent_words(persons: Iterable[Person]) -> frozenset[str]:
    """Find the name words that say nothing about kinship: too many of these persons bear them."""
    names = [name_words(person) for person in persons]
    counts = Counter(word for name in names for word in name)
    return frozenset(word for word, count in counts.items() if count > max(RARE_NAME * len(names), 2))


def are_relatives(persons: Iterable[Person], frequent: frozenset[str]) -> bool:
    """Whether more than half of them bear one name word that is not frequent."""
    names = [name_words(person) for person in persons]
    counts = Counter(word for name in names for word in name - frequent)
    return 2 * max(counts.values(), default=0) > max(len(names), 2)
