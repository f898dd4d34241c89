"""Where rings meet: homes that receive equipment for several companies, values and applicants that connect rings."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.database import Reader, Row
from graph.rings.detection.companies import company_key
from graph.rings.model import StoredRing
from graph.rings.set_aside import SetAside
from graph.rings.shared import LARGEST
from graph.rings.stored.members import is_away
from graph.statements import statement

APPLICANT = "applicant"
SEVERAL = 2
"""From so many companies or rings on, somebody may receive for others."""


@dataclass(frozen=True, slots=True)
class MeetingPoint:
    """A home, another value (`kind` is its kind) or an applicant, and the rings that meet there.

    `applicants` are the rings' members who have it. `shipments` counts all equipment sent there, whoever for, and
    `away` what of it did not come back; `companies` are who sent it.
    """

    kind: str
    id: str
    value: str | None
    degree: int | None
    ring_ids: tuple[str, ...]
    applicants: tuple[str, ...]
    companies: tuple[str, ...] = ()
    shipments: int = 0
    away: int = 0


def read_meeting_points(reader: Reader, rings: Sequence[StoredRing], set_aside: SetAside) -> list[MeetingPoint]:
    """Where these rings meet, those points first where most equipment is."""
    rows = reader.read(
        statement(__package__, "meeting_points"),
        rings=[{"id": ring.ring_id, "members": ring.members} for ring in rings],
        most=LARGEST,
        uncrossed=sorted(set_aside.uncrossed),
    )
    return meeting_points(rings, rows)


def meeting_points(rings: Sequence[StoredRing], rows: Iterable[Row]) -> list[MeetingPoint]:
    """The same, of what was read of each value."""
    values = [_point(row) for row in rows]
    telling = [point for point in values if max(len(point.companies), len(point.ring_ids)) >= SEVERAL]
    points = (*telling, *_connecting_applicants(rings, telling))
    return sorted(points, key=lambda point: (-point.away, -len(point.companies), -len(point.ring_ids), point.id))


def _point(row: Row) -> MeetingPoint:
    names: dict[str, str] = {}
    for _, company, _ in row["shipments"]:
        if company:
            names[company_key(company)] = min(company, names.get(company_key(company), company))
    return MeetingPoint(
        kind=row["kind"],
        id=row["id"],
        value=row["value"],
        degree=row["degree"],
        ring_ids=tuple(sorted(row["ring_ids"])),
        applicants=tuple(sorted(row["applicants"])),
        companies=tuple(sorted(names.values())),
        shipments=len(row["shipments"]),
        away=sum(is_away(state) for _, _, state in row["shipments"]),
    )


def _connecting_applicants(rings: Sequence[StoredRing], points: Iterable[MeetingPoint]) -> Iterator[MeetingPoint]:
    """Who is in or beside several rings, or has several of the values at which rings meet."""
    met: dict[str, set[str]] = defaultdict(set)
    for ring in rings:
        for applicant in (*ring.members, *ring.beside):
            met[applicant].add(ring.ring_id)
    meeting = [point for point in points if len(point.ring_ids) >= SEVERAL]
    uses = Counter(applicant for point in meeting for applicant in point.applicants)
    for point in meeting:
        for applicant in point.applicants:
            met[applicant].update(point.ring_ids if uses[applicant] >= SEVERAL else ())
    for applicant, ring_ids in met.items():
        if len(ring_ids) >= SEVERAL:
            yield MeetingPoint(APPLICANT, applicant, None, None, tuple(sorted(ring_ids)), (applicant,))
