"""The known part of the graph: values that a few persons share with others, read set by set, never all of it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from graph.database import Reader, Row
from graph.rings.strength import CROWD, Span
from graph.statements import statement


@dataclass(frozen=True, slots=True)
class Person:
    """One person: an applicant alone, or all applicants joined by aliases, under the smallest of their ids."""

    id: str
    is_joined: bool = False


@dataclass(frozen=True, slots=True)
class Use:
    """One applicant's use of one value over all its sightings; `span` is None where no source said a time."""

    person: Person
    applicant_id: str
    span: Span | None
    unit: str | None = None
    """Only of a building: the unit that was written, or None where it was left out."""


@dataclass(frozen=True, slots=True)
class SharedValue:
    """A value that several persons share. `uses` is empty where they are a crowd: those are not read.

    With `units` it is a building of so many known units, which joins those who wrote their unit and those who did not.
    """

    id: str
    kind: str
    value: str
    degree: int
    uses: tuple[Use, ...]
    units: int | None = None

    def joins(self, persons: Collection[str]) -> bool:
        """Whether it links any two of these persons (ids)."""
        uses = [use for use in self.uses if use.person.id in persons]
        if self.units is not None and len({use.unit is None for use in uses}) < 2:  # noqa: PLR2004  # with and without
            return False
        return len({use.person.id for use in uses}) > 1


def read_around(
    reader: Reader, persons: Iterable[Person], known: Iterable[str], as_of: datetime | None
) -> list[SharedValue]:
    """The values and buildings of `persons` that are shared and not yet `known` (ids), with all who share them."""
    persons = list(persons)
    around = {
        "alone": [person.id for person in persons if not person.is_joined],
        "joined": [person.id for person in persons if person.is_joined],
        "known": list(known),
        "crowd": CROWD,
        "as_of": as_of,
    }
    values = reader.read(statement(__package__, "around_as_of" if as_of else "around"), **around)
    buildings = reader.read(statement(__package__, "around_buildings"), **around)
    return [_shared_value(row) for row in (*values, *buildings)]


def _shared_value(row: Row) -> SharedValue:
    uses = tuple(_use(*use) for use in row["uses"])
    return SharedValue(row["id"], row["kind"], row["value"], row["degree"], uses, row.get("units"))


def _use(applicant_id: str, person_id: str | None, span: list[int] | None, unit: str | None = None) -> Use:
    person = Person(person_id or applicant_id, is_joined=person_id is not None)
    return Use(person, applicant_id, (span[0], span[1]) if span else None, unit)
