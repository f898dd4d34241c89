"""The ring around a suspect: grown from there hop by hop, the strongest first, until a budget is used."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from graph.database import Database, Reader
from graph.facts.model import Moment, Precision
from graph.rings.around import SharedValue, read_around
from graph.rings.describe import describe
from graph.rings.evidence import read_buildings, read_shown
from graph.rings.members import as_member, read_applicants, read_person
from graph.rings.model import Ring
from graph.rings.reach import Reached, best_first, next_hop


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a ring may grow. With `as_of` it is the ring of that time: a date means the end of that day in UTC."""

    max_applicants: int = 60
    max_hops: int = 4
    min_strength: float = 0.1
    """Below, an applicant hangs on by less than, say, one home shared by sixty: chance does as much."""
    as_of: Moment | date | None = None


@dataclass(frozen=True, slots=True)
class Grown:
    """What growing has read and reached, by id; the suspect is reached with strength 1."""

    values: dict[str, SharedValue]
    reached: dict[str, Reached]


def find_ring(database: Database, applicant_id: str, limits: Limits | None = None) -> Ring | None:
    """The ring around this applicant, or None where nobody has that id. Any id of a person finds the same ring."""
    limits = limits or Limits()
    return database.read_together(lambda reader: _find_ring(reader, applicant_id, limits))


def _find_ring(reader: Reader, applicant_id: str, limits: Limits) -> Ring | None:
    as_of = end_of(limits.as_of)
    person = read_person(reader, applicant_id)
    if person is None:
        return None
    grown = grow(reader, Reached(person, 1.0, (applicant_id,)), limits, as_of)
    everyone = read_applicants(reader, list(best_first(grown.reached, person.id)))
    shown = read_shown(reader, list(everyone)[: limits.max_applicants], grown.values, as_of)
    members = [as_member(everyone[one.applicant_id], one) for one in shown]
    buildings = [value.id for value in grown.values.values() if value.units is not None]
    evidence = [use for one in shown for use in one.evidence]
    evidence += read_buildings(reader, [one.applicant_id for one in shown], buildings, as_of)
    return describe(members, grown.values, grown.reached, evidence, beyond=len(everyone) - len(members))


def end_of(when: Moment | date | None) -> datetime | None:
    """The last instant that counts: a day counts to its end."""
    if isinstance(when, Moment):
        return when.at if when.precision is Precision.EXACT else end_of(when.at.date())
    if when is None or isinstance(when, datetime):
        return when
    return datetime.combine(when, time.max, UTC)


def grow(reader: Reader, suspect: Reached, limits: Limits, as_of: datetime | None) -> Grown:
    """Everyone within the hops and above the strength; one query for each hop, and one for what lies at the edge."""
    grown = Grown({}, {suspect.person.id: suspect})
    edge = [suspect]
    for hop in range(limits.max_hops + 1):
        values = read_around(reader, [one.person for one in edge], grown.values, as_of)
        grown.values.update({value.id: value for value in values})
        edge = next_hop(grown.values.values(), grown.reached, limits.min_strength) if hop < limits.max_hops else []
        if not edge:
            break
        grown.reached.update({one.person.id: one for one in edge})
    return grown
