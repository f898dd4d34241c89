"""All rings of the graph: read what is shared, let detection judge it, and describe each ring that it finds."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from graph.database import Database, Row
from graph.identifiers.canonical import stable_id
from graph.rings.detection.find import judge, weave
from graph.rings.detection.model import FoundRing
from graph.rings.detection.touching import SMALLEST
from graph.rings.detection.usual import learn
from graph.rings.evidence import furthest
from graph.rings.model import RingEvidence, StoredRing
from graph.rings.set_aside import read_set_aside
from graph.rings.survey import population, survey
from graph.rings.weak_points import weak_points
from graph.statements import statement

_HIRED = "hired"


def find_rings(database: Database, min_size: int = SMALLEST, min_strength: float = 0.0) -> list[StoredRing]:
    """The rings of at least `min_size` persons, those with people inside first, then the strongest."""
    everybody, set_aside = population(database), read_set_aside(database, date.today())
    known = survey(database, set_aside, everybody.blocked)
    woven = weave(known.persons, known.values)
    usual = learn(woven.web, known.persons, everybody.persons, len(everybody.blocked))
    found = [ring for ring in judge(woven, usual) if len(ring.members) >= min_size]
    applicants, shared = _applicants(database, found), _shared(database, found)
    described = (_described(ring, applicants, shared[_id(ring)]) for ring in found)
    rings = [ring for ring in described if ring.strength >= min_strength]
    return sorted(rings, key=lambda ring: (-len(ring.hired), -ring.strength, -ring.size, ring.ring_id))


def _id(ring: FoundRing) -> str:
    return stable_id("ring", min(ring.members))


def _applicants(database: Database, rings: Iterable[FoundRing]) -> dict[str, list[Row]]:
    """Person id to a row for each of that person's applicant ids."""
    persons = [person for ring in rings for person in (*ring.members, *ring.beside)]
    applicants: dict[str, list[Row]] = defaultdict(list)
    for row in database.stream(statement(__package__, "persons"), person_ids=persons):
        applicants[row["person_id"]].append(row)
    return applicants


def _shared(database: Database, rings: Iterable[FoundRing]) -> dict[str, list[Row]]:
    """Ring id to a row for each value that members share, the most telling first."""
    asked = [{"id": _id(ring), "persons": ring.members, "values": ring.values} for ring in rings]
    place = {value: number for number, value in enumerate(value for ring in asked for value in ring["values"])}
    shared: dict[str, list[Row]] = defaultdict(list)
    for row in database.stream(statement(__package__, "ring_evidence"), rings=asked):
        shared[row["ring_id"]].append(row)
    for rows in shared.values():
        rows.sort(key=lambda row: place[row["id"]])
    return shared


def _described(ring: FoundRing, applicants: dict[str, list[Row]], shared: Sequence[Row]) -> StoredRing:
    rows = [row for person in ring.members for row in applicants[person]]
    sizes = {person: len(applicants[person]) for person in ring.members}
    return StoredRing(
        ring_id=_id(ring),
        members=tuple(row["applicant_id"] for row in rows),
        size=len(ring.members),
        strength=round(ring.score, 4),
        risk=None,
        signals=(),
        evidence=tuple(_evidence(row) for row in shared),
        weak_points=weak_points({row["id"]: row["members"] for row in shared}, sizes),
        first_seen_at=min(_times(shared, "first"), default=None),
        last_seen_at=max(_times(shared, "last"), default=None),
        hired=tuple(row["applicant_id"] for row in rows if furthest(row["statuses"]) == _HIRED),
        reasons=ring.reasons,
        beside=tuple(row["applicant_id"] for person in ring.beside for row in applicants[person]),
    )


def _evidence(row: Row) -> RingEvidence:
    return RingEvidence(row["id"], row["kind"], row["value"], row["degree"], len(row["members"]))


def _times(shared: Iterable[Row], end: str) -> list[datetime]:
    return [row[end].to_native() for row in shared if row[end]]
