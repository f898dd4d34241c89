"""What detection reads of the whole graph: everybody, and whatever persons share."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.database import Database, Row
from graph.rings.detection.model import Person, Value
from graph.statements import statement

LARGEST = 1_000
"""Values that more persons share are not read: ten times the largest ring that was ever published."""


@dataclass(frozen=True, slots=True)
class Survey:
    """All persons by id, and all values that tell something about them."""

    persons: Mapping[str, Person]
    values: tuple[Value, ...]


def survey(database: Database) -> Survey:
    """Read the whole graph, once and in flat memory at the server."""
    values = tuple(_value(row) for row in database.stream(statement(__package__, "everything"), most=LARGEST))
    everybody = (Person(**row) for row in database.stream(statement(__package__, "everybody")))
    return Survey(_with_latecomers({person.id: person for person in everybody}, values), values)


def _with_latecomers(persons: dict[str, Person], values: Iterable[Value]) -> dict[str, Person]:
    """Add holders who became part of another person between the two reads: an ingest may run meanwhile."""
    for value in values:
        for holder in value.holders - persons.keys():
            persons[holder] = Person(holder)
    return persons


def _value(row: Row) -> Value:
    return Value(
        id=row["id"],
        kind=row["kind"],
        holders=frozenset(row["holders"]),
        building=row["building"],
        unit=row["unit"] or "",
        sent_by=frozenset(row["sent_by"]),
        seen={person: (first, last) for person, first, last in row["seen"]},
    )
