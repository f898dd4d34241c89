"""The ring around a suspect: grown from there hop by hop, the strongest first, until a budget is used."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from graph.database import Database, Reader
from graph.facts.model import Moment, Precision
from graph.rings.around import GraphAround
from graph.rings.describe import describe
from graph.rings.evidence import read_buildings, read_shown
from graph.rings.members import as_beside, as_member, read_applicants
from graph.rings.model import Ring
from graph.rings.reach import HowFar, best_first
from graph.rings.shared import person_of
from graph.rings.spreading import Grown, grow
from graph.statements import statement


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a ring may grow. With `as_of` it is the ring of that time: a date means the end of that day in UTC."""

    max_applicants: int = 300
    max_hops: int = 8
    min_strength: float = 0.05
    """Below, the way to an applicant is too long, or hangs by too little, to say anything."""
    as_of: Moment | date | None = None


def find_ring(database: Database, applicant_id: str, limits: Limits | None = None) -> Ring | None:
    """The ring around this applicant, or None where nobody has that id. Any id of a person finds the same ring."""
    limits = limits or Limits()
    return database.read_together(lambda reader: _find_ring(reader, applicant_id, limits))


def _find_ring(reader: Reader, applicant_id: str, limits: Limits) -> Ring | None:
    rows = reader.read(statement(__package__, "suspect"), applicant_id=applicant_id)
    if not rows:
        return None
    [about] = rows
    as_of = end_of(limits.as_of)
    suspect = person_of(applicant_id, about["person_id"])
    around = GraphAround(reader, (as_of or datetime.now(UTC)).date() if about["has_decisions"] else None, as_of)
    grown = grow(around, suspect, applicant_id, HowFar(limits.max_hops, limits.min_strength))
    ring = _shown(reader, grown, suspect.id, limits.max_applicants, as_of)
    return ring if as_of else replace(ring, ring_ids=tuple(about["ring_ids"]))


def _shown(reader: Reader, grown: Grown, suspect: str, most: int, as_of: datetime | None) -> Ring:
    """Read who the strongest are, and those beside, and the evidence for them."""
    everyone = read_applicants(reader, list(best_first(grown.reached, suspect)))
    aside = read_applicants(reader, sorted(grown.beside.values(), key=lambda one: one.path))
    ids, values = list(everyone)[:most], grown.neighbourhood.values
    shown = read_shown(reader, [*ids, *aside], list(values), as_of)
    members = [as_member(everyone[one.applicant_id], one) for one in shown[: len(ids)]]
    verdicts = grown.neighbourhood.decided.persons
    beside = [as_beside(one, verdicts.get(aside[one.applicant_id].person.id)) for one in shown[len(ids) :]]
    evidence = [use for one in shown[: len(ids)] for use in one.evidence]
    evidence += read_buildings(reader, ids, [value.id for value in values.values() if value.is_building], as_of)
    return describe(members, grown, evidence, beside, beyond=len(everyone) - len(members))


def end_of(when: Moment | date | None) -> datetime | None:
    """The last instant that counts: a day counts to its end."""
    if isinstance(when, Moment):
        return when.at if when.precision is Precision.EXACT else end_of(when.at.date())
    if when is None or isinstance(when, datetime):
        return when
    return datetime.combine(when, time.max, UTC)
