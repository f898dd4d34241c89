"""A found ring as people see it: its applicants, what they share, since when, and what would split it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from graph.database import Reader, Row
from graph.rings.detection.model import FoundRing
from graph.rings.model import RingEvidence, StoredRing
from graph.rings.weak_points import weak_points
from graph.statements import statement

Applicants = Mapping[str, Sequence[str]]
"""Person id to all applicant ids of theirs."""


def applicants_in(reader: Reader, rings: Iterable[FoundRing]) -> Applicants:
    """The applicants behind the persons in and beside these rings."""
    persons = sorted({person for ring in rings for person in (*ring.members, *ring.beside)})
    rows = reader.read_lists(statement(__package__, "persons"), person_ids=persons)
    return dict(map(tuple, rows))


def describe(
    reader: Reader, rings: Mapping[str, FoundRing], applicants: Applicants, misused: frozenset[str]
) -> list[StoredRing]:
    """Describe rings, by the ids that they shall have; `misused` are persons who are beside those that they touch."""
    shared = _shared(reader, rings, misused)
    return [_described(ring_id, ring, applicants, shared[ring_id]) for ring_id, ring in rings.items()]


def _shared(reader: Reader, rings: Mapping[str, FoundRing], misused: frozenset[str]) -> dict[str, list[Row]]:
    """Ring id to a row for each value that members share, the most telling first."""
    asked = [{"id": ring_id, "persons": ring.members, "values": ring.values} for ring_id, ring in rings.items()]
    place = {value: number for number, value in enumerate(value for ring in asked for value in ring["values"])}
    shared: dict[str, list[Row]] = defaultdict(list)
    for row in reader.read(statement(__package__, "ring_evidence"), rings=asked, misused=sorted(misused)):
        shared[row["ring_id"]].append(row)
    for rows in shared.values():
        rows.sort(key=lambda row: place[row["id"]])
    return shared


def _described(ring_id: str, ring: FoundRing, applicants: Applicants, shared: Sequence[Row]) -> StoredRing:
    sizes = {person: len(applicants[person]) for person in ring.members}
    misused = {applicant_id for row in shared for applicant_id in row["misused"]}
    beside = {applicant_id for person in ring.beside for applicant_id in applicants[person]}
    return StoredRing(
        ring_id=ring_id,
        members=tuple(applicant_id for person in ring.members for applicant_id in applicants[person]),
        size=len(ring.members),
        strength=round(ring.score, 4),
        risk=None,
        signals=(),
        evidence=tuple(_evidence(row) for row in shared),
        weak_points=weak_points({row["id"]: row["members"] for row in shared}, sizes),
        first_seen_at=min(_times(shared, "first"), default=None),
        last_seen_at=max(_times(shared, "last"), default=None),
        reasons=ring.reasons,
        beside=tuple(sorted(beside | misused)),
    )


def _evidence(row: Row) -> RingEvidence:
    return RingEvidence(row["id"], row["kind"], row["value"], row["degree"], len(row["members"]))


def _times(shared: Iterable[Row], end: str) -> list[datetime]:
    return [row[end].to_native() for row in shared if row[end]]
