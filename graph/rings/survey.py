"""What detection reads of the whole graph: whatever persons share, and who they are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from graph.database import Reader
from graph.rings.detection.companies import company_key
from graph.rings.detection.model import Person, Span, Value
from graph.rings.set_aside import SetAside
from graph.rings.shared import LARGEST
from graph.statements import statement

Use: TypeAlias = tuple[str, str | None, int | None, int | None]
"""A person, their name, and the seconds since 1970 when they were first and last seen with a value."""
FoundValue: TypeAlias = tuple[str, str | None, str | None, list[Use]]
"""A value's id, the building and unit of an address, and the uses."""


@dataclass(frozen=True, slots=True)
class Population:
    """How many persons there are, and who of them was stopped on suspicion of fraud."""

    persons: int
    blocked: frozenset[str]


@dataclass(frozen=True, slots=True)
class Survey:
    """Persons who share something, by id, and all values that tell something about them."""

    persons: Mapping[str, Person]
    values: tuple[Value, ...]


def population(reader: Reader) -> Population:
    """Count everybody."""
    [[persons, blocked]] = reader.read_lists(statement(__package__, "everybody"))
    return Population(persons, frozenset(blocked))


def survey(reader: Reader, set_aside: SetAside, blocked: frozenset[str]) -> Survey:
    """Read the whole graph, once."""
    [[shared]] = reader.read_lists(statement(__package__, "everything"), most=LARGEST, **set_aside.parameters)
    [[lone]] = reader.read_lists(statement(__package__, "other_units"), **set_aside.parameters)
    [[sent]] = reader.read_lists(statement(__package__, "sent_by"), most=LARGEST)
    return surveyed([*shared, *lone], sent, set_aside, blocked)


def surveyed(
    found: Iterable[FoundValue],
    sent: Iterable[tuple[str, str]],
    set_aside: SetAside,
    blocked: frozenset[str],
) -> Survey:
    """Understand what was read: values with building, unit and uses, and which companies sent equipment to which."""
    senders = _senders(sent)
    names: dict[str, str | None] = {}
    values = [
        Value(
            id=id_,
            kind=id_.partition(":")[0],
            holders=frozenset(seen := dict(_times(uses, names, set_aside.links_to(id_)))),
            building=building,
            unit=unit or "",
            sent_by=frozenset(senders.get(id_, ())),
            seen={person: span for person, span in seen.items() if span},
        )
        for id_, building, unit, uses in found
    ]
    persons = {person: Person(person, name, person in blocked) for person, name in names.items()}
    return Survey(persons, tuple(values))


def _times(
    uses: Iterable[Use], names: dict[str, str | None], cleared: frozenset[str]
) -> Iterator[tuple[str, Span | None]]:
    """Each person once, with the time from the first to the last of their uses; notes the names."""
    spans: dict[str, Span | None] = {}
    for person, name, first, last in uses:
        known = names.get(person)
        if known is None or (name is not None and name < known):
            names[person] = name
        span = spans.get(person)
        if first is not None and last is not None:
            span = (min(first, span[0]), max(last, span[1])) if span else (first, last)
        spans[person] = span
    return (item for item in spans.items() if item[0] not in cleared)


def _senders(sent: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    senders: dict[str, set[str]] = defaultdict(set)
    for address, company in sent:
        senders[address].add(company_key(company))
    return senders
