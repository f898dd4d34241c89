"""The known part of the graph: values that persons share with others, read set by set, never all of it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from graph.database import Reader
from graph.rings.decided import Decided, read_decided
from graph.rings.detection.tangle import HANDFUL
from graph.rings.shared import LARGEST, ROLES, Person, SharedValue, Use, person_of
from graph.statements import statement


class Around(Protocol):
    """What can be asked about the part of a graph around some persons."""

    def values_of(self, persons: Iterable[Person], known: Iterable[str]) -> list[SharedValue]:
        """What they share with others and is not yet `known` (ids): with all who share it, unless those are a crowd."""

    def crowds(self, identifier_ids: Iterable[str]) -> list[SharedValue]:
        """These values with all who share them, and what handfuls of those share among themselves."""

    def decided(self, persons: Collection[Person], values: Collection[SharedValue], suspect: Person) -> Decided:
        """What people decided about these persons, but the suspect, and these values."""


@dataclass(frozen=True, slots=True)
class GraphAround:
    """The graph as it is, or as it was at `as_of`, with the decisions that stand `on` a day, or without any."""

    reader: Reader
    on: date | None
    as_of: datetime | None = None

    def values_of(self, persons: Iterable[Person], known: Iterable[str]) -> list[SharedValue]:
        """See `Around`."""
        persons = list(persons)
        asked = {
            "alone": [person.id for person in persons if not person.is_joined],
            "joined": [person.id for person in persons if person.is_joined],
            "known": list(known),
            "handful": HANDFUL,
            "largest": LARGEST,
            "as_of": self.as_of,
        }
        rows = self.reader.read_lists(statement(__package__, "around_as_of" if self.as_of else "around"), **asked)
        return [_shared_value(row) for row in rows]

    def crowds(self, identifier_ids: Iterable[str]) -> list[SharedValue]:
        """See `Around`."""
        rows = self.reader.read_lists(
            statement(__package__, "crowds"), crowds=list(identifier_ids), handful=HANDFUL, as_of=self.as_of
        )
        return [_shared_value(row) for row in rows]

    def decided(self, persons: Collection[Person], values: Collection[SharedValue], suspect: Person) -> Decided:
        """See `Around`."""
        return read_decided(self.reader, persons, values, suspect.id, self.on) if self.on else Decided()


def _shared_value(row: Sequence[Any]) -> SharedValue:
    id_, kind, text, degree, uses, houses = row
    building, homes = houses[0] if houses else (None, None)
    return SharedValue(id_, kind, text, degree, tuple(_use(use) for use in uses), building, homes)


def _use(row: Sequence[Any]) -> Use:
    applicant_id, person_id, name, relationships, first, last, unit = row
    span = None if first is None else (first, last)
    roles = frozenset(ROLES[each] for each in relationships)
    return Use(person_of(applicant_id, person_id), applicant_id, span, roles, name, unit)
