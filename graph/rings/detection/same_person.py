"""One person who applied several times under one name is not a ring."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from graph.rings.detection.model import Person, Value
from graph.rings.detection.names import name_words
from graph.rings.detection.sets import joined

_OWN = frozenset({"phone", "email", "handle"})


def re_applicants(persons: Mapping[str, Person], values: Iterable[Value]) -> dict[str, str]:
    """Person to the one who stands for all their applications: one name with one phone, mailbox or handle."""
    namesakes = (group for value in values if value.kind in _OWN for group in _namesakes(value, persons))
    return {person: min(group) for group in joined(namesakes) for person in group}


def _namesakes(value: Value, persons: Mapping[str, Person]) -> Iterator[list[str]]:
    by_name: dict[frozenset[str], list[str]] = defaultdict(list)
    for holder in value.holders:
        by_name[name_words(persons[holder])].append(holder)
    return (group for name, group in by_name.items() if name and len(group) > 1)
