"""The part of the graph that hangs together with what was touched: read from there outwards, as far as rings reach."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from graph.database import Reader
from graph.rings.detection.find import Woven, applicants_of, weave
from graph.rings.detection.growth import grow
from graph.rings.detection.model import Usual
from graph.rings.detection.tangle import HANDFUL
from graph.rings.set_aside import SetAside
from graph.rings.shared import LARGEST
from graph.rings.survey import FoundValue, Survey, surveyed
from graph.statements import statement

Widen = Callable[[frozenset[str]], frozenset[str]]
"""Persons, and whoever else has to be looked at with them."""


@dataclass(frozen=True, slots=True)
class Region:
    """Persons whose groups were read whole. `woven` holds what lies around them, too, which may be cut off."""

    persons: frozenset[str]
    woven: Woven


@dataclass(slots=True)
class Reading:
    """What has been read of the graph so far: persons with all that they share, and whoever shares it."""

    reader: Reader
    set_aside: SetAside
    blocked: frozenset[str]
    persons: set[str] = field(default_factory=set)
    values: dict[str, FoundValue] = field(default_factory=dict)
    held: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def read(self, persons: Iterable[str]) -> set[str]:
        """Read what these persons share, and on through values of a handful; gives all who are reached."""
        reached = set(persons)
        beyond = reached - self.persons
        while beyond:
            self._read(beyond)
            beyond = self._holders(beyond, _holds_together) - self.persons
        while beyond := self._holders(reached, _holds_together) - reached:
            reached |= beyond
        return reached

    def read_around(self, persons: Iterable[str]) -> set[str]:
        """As `read`, and those who share with anybody reached a value that may join them; gives who is reached."""
        reached = self.read(persons)
        self.read(self._holders(reached, lambda _: True))
        return reached

    def survey(self) -> Survey:
        """What detection reads of it."""
        given = {"person_ids": sorted(self.persons), "handful": HANDFUL, "most": LARGEST, **self.set_aside.parameters}
        [[networks]] = self.reader.read_lists(statement(__package__, "crowded_networks"), **given)
        addresses = [value for value in self.values if value.startswith("address:")]
        [[sent]] = self.reader.read_lists(statement(__package__, "sent_to"), identifier_ids=addresses)
        return surveyed([*self.values.values(), *networks], sent, self.set_aside, self.blocked)

    def _read(self, persons: set[str]) -> None:
        given = {"person_ids": sorted(persons), "known": sorted(self.values), "handful": HANDFUL, "most": LARGEST}
        [[found]] = self.reader.read_lists(statement(__package__, "shared_by"), **given, **self.set_aside.parameters)
        self.persons |= persons
        for value in found:
            self.values[value[0]] = value
            for holder in _users(value):
                self.held[holder].add(value[0])

    def _holders(self, persons: Iterable[str], joins: Callable[[FoundValue], bool]) -> set[str]:
        values = {value for person in persons for value in self.held[person]}
        return {holder for value in values if joins(self.values[value]) for holder in _users(self.values[value])}


def read_region(reading: Reading, start: frozenset[str], usual: Usual, most: int, widen: Widen) -> Region | None:
    """Read all groups that these persons are in, or None where more than `most` persons hang together with them.

    How a value of many or a network joins can be told once everybody who has it was read, with their handfuls.
    So one step more is read than is known to be joined, until that joins nobody else.
    """
    persons = widen(start)
    while True:
        reached = reading.read_around(persons)
        if len(reading.persons) > most:
            return None
        found = reading.survey()
        woven = weave(found.persons, found.values)
        wider = widen(frozenset(reached | _in_groups_with(reached, woven, usual)))
        if wider <= reached:
            return Region(frozenset(reached), woven)
        persons = wider


def _in_groups_with(persons: set[str], woven: Woven, usual: Usual) -> set[str]:
    applicants = applicants_of(woven)
    groups = ({id_ for one in group.persons for id_ in applicants.get(one, (one,))} for group in grow(woven.web, usual))
    return set().union(*(group for group in groups if not group.isdisjoint(persons)))


def _users(value: FoundValue) -> set[str]:
    return {person for person, *_ in value[3]}


def _holds_together(value: FoundValue) -> bool:
    return not value[0].startswith("ip:") and len(_users(value)) <= HANDFUL
