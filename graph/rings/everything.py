"""All rings of the graph: read what is shared, group it, and describe each group that is a ring."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from statistics import fmean

from graph.database import Database, Row
from graph.identifiers.canonical import stable_id
from graph.identifiers.kinds import KINDS
from graph.rings.evidence import furthest
from graph.rings.grouping import SMALLEST, Group, Value, groups, is_ring
from graph.rings.model import RingEvidence, StoredRing
from graph.rings.strength import corroborated, rarity
from graph.rings.weak_points import weak_points
from graph.statements import statement

LARGEST = 1_000
"""Values that more persons share are not read: ten times the largest ring that was ever published."""
_HIRED = "hired"


def find_rings(database: Database, min_size: int = SMALLEST, min_strength: float = 0.0) -> list[StoredRing]:
    """The rings of at least `min_size` persons, those with people inside first, then the strongest."""
    rows = database.stream(statement(__package__, "everything"), most=LARGEST)
    values = {row["id"]: Value(**row | {"persons": frozenset(row["persons"])}) for row in rows}
    candidates = groups(values.values())
    applicants = _applicants(database, candidates)
    rings = (_described(group, values, applicants) for group in candidates if _is_ring(group, values, applicants))
    found = [ring for ring in rings if ring.size >= min_size and ring.strength >= min_strength]
    return sorted(
        _dated(database, found), key=lambda ring: (-len(ring.hired), -ring.strength, -ring.size, ring.ring_id)
    )


def _applicants(database: Database, candidates: Iterable[Group]) -> dict[str, list[Row]]:
    """Person id to a row for each of that person's applicant ids."""
    persons = [person for group in candidates for person in group.persons]
    applicants: dict[str, list[Row]] = defaultdict(list)
    for row in database.stream(statement(__package__, "persons"), person_ids=persons):
        applicants[row["person_id"]].append(row)
    return applicants


def _is_ring(group: Group, values: Mapping[str, Value], applicants: Mapping[str, Sequence[Row]]) -> bool:
    kinds = {value: values[value].kind for value in group.shared}
    names = {person: next((row["name"] for row in applicants[person] if row["name"]), None) for person in group.persons}
    return is_ring(group, kinds, names)


def _described(group: Group, values: Mapping[str, Value], applicants: Mapping[str, Sequence[Row]]) -> StoredRing:
    rows = [row for person in sorted(group.persons) for row in applicants[person]]
    return StoredRing(
        ring_id=stable_id("ring", min(group.persons)),
        members=tuple(row["applicant_id"] for row in rows),
        size=len(group.persons),
        strength=round(_strength(group, values), 4),
        risk=None,
        signals=(),
        evidence=tuple(_evidence(values[value], users) for value, users in group.shared.items()),
        weak_points=weak_points(group.shared, {person: len(applicants[person]) for person in group.persons}),
        first_seen_at=None,
        last_seen_at=None,
        hired=tuple(row["applicant_id"] for row in rows if furthest(row["statuses"]) == _HIRED),
    )


def _strength(group: Group, values: Mapping[str, Value]) -> float:
    """How strongly a member hangs on to the others, on average."""
    evidence: dict[str, list[float]] = defaultdict(list)
    for value, users in group.shared.items():
        strength = KINDS[values[value].kind].base_strength * rarity(values[value].degree)
        for person in users:
            evidence[person].append(strength)
    return fmean(corroborated(evidence[person]) for person in sorted(group.persons))


def _evidence(value: Value, users: frozenset[str]) -> RingEvidence:
    return RingEvidence(value.id, value.kind, value.value, value.degree, len(users))


def _dated(database: Database, rings: Sequence[StoredRing]) -> list[StoredRing]:
    """The rings with the times of their evidence."""
    asked = [
        {"id": ring.ring_id, "members": ring.members, "values": [one.id for one in ring.evidence]} for ring in rings
    ]
    rows = {row["ring_id"]: row for row in database.read(statement(__package__, "ring_times"), rings=asked)}
    return [_with_times(ring, rows[ring.ring_id]) for ring in rings]


def _with_times(ring: StoredRing, row: Row) -> StoredRing:
    first, last = row["first"], row["last"]
    return replace(ring, first_seen_at=first and first.to_native(), last_seen_at=last and last.to_native())
