"""The known part of the graph: values that a few persons share with others, read set by set, never all of it."""

from collections.abc import Iterable
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


@dataclass(frozen=True, slots=True)
class SharedValue:
    """A value that several persons share. `uses` is empty where they are a crowd: those are not read."""

    id: str
    kind: str
    value: str
    degree: int
    uses: tuple[Use, ...]


def read_around(
    reader: Reader, persons: Iterable[Person], known: Iterable[str], as_of: datetime | None
) -> list[SharedValue]:
    """The values of `persons` that are shared and not yet `known` (ids), with all who share them; one round trip."""
    persons = list(persons)
    rows = reader.read(
        statement(__package__, "around_as_of" if as_of else "around"),
        alone=[person.id for person in persons if not person.is_joined],
        joined=[person.id for person in persons if person.is_joined],
        known=list(known),
        crowd=CROWD,
        as_of=as_of,
    )
    return [shared_value(row) for row in rows]


def shared_value(row: Row) -> SharedValue:
    """The value that a row of `around.cypher` describes."""
    uses = (
        Use(Person(person_id or applicant_id, is_joined=person_id is not None), applicant_id, span and tuple(span))
        for applicant_id, person_id, span in row["uses"]
    )
    return SharedValue(row["id"], row["kind"], row["value"], row["degree"], tuple(uses))
