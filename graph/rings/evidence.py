"""What stands behind a ring: who its applicants are, and each use of a value with its sources and written forms."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from graph.database import Reader, Row
from graph.identifiers.kinds import KINDS
from graph.statements import statement

FURTHEST_FIRST = ("hired", "offer", "interview", "applied", "left", "blocked", "refused")
"""Of several applications the shown status is the first of these: who is inside matters most."""

_ROLES = {role.relationship: role.name for kind in KINDS.values() for role in kind.roles}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One applicant's use of one value in one role, over all its sources and written forms."""

    applicant_id: str
    identifier_id: str
    role: str
    raw: tuple[str, ...]
    sources: tuple[str, ...]
    first_seen_at: datetime | None
    last_seen_at: datetime | None


@dataclass(frozen=True, slots=True)
class Shown:
    """An applicant as people see it. Several applications have the status that says most about who is inside."""

    applicant_id: str
    name: str | None
    status: str | None
    evidence: tuple[Evidence, ...]


def read_shown(
    reader: Reader, applicant_ids: Sequence[str], identifier_ids: Iterable[str], as_of: datetime | None = None
) -> list[Shown]:
    """These applicants, in this order, with every use that they make of these values."""
    rows = reader.read(
        statement(__package__, "shown"),
        applicant_ids=list(applicant_ids),
        identifier_ids=list(identifier_ids),
        as_of=as_of,
    )
    of_applicant = {row["applicant_id"]: row for row in rows}
    return [
        Shown(each, row["name"], furthest(row["statuses"]), tuple(_evidence(each, use) for use in row["uses"]))
        for each, row in ((each, of_applicant[each]) for each in applicant_ids)
    ]


def read_buildings(
    reader: Reader, applicant_ids: Sequence[str], building_ids: Sequence[str], as_of: datetime | None
) -> list[Evidence]:
    """Every address of these applicants in these buildings, as a use of the building; no read where there is none."""
    if not building_ids:
        return []
    rows = reader.read(
        statement(__package__, "shown_buildings"),
        applicant_ids=list(applicant_ids),
        building_ids=list(building_ids),
        as_of=as_of,
    )
    return [_evidence(row["applicant_id"], row) for row in rows]


def furthest(statuses: Iterable[str]) -> str | None:
    """The status that says most about who is inside, or None without any."""
    known = set(statuses)
    return next((status for status in FURTHEST_FIRST if status in known), None)


def _evidence(applicant_id: str, use: Row) -> Evidence:
    return Evidence(
        applicant_id=applicant_id,
        identifier_id=use["identifier_id"],
        role=_ROLES[use["relationship"]],
        raw=tuple(sorted(use["raw"])),
        sources=tuple(sorted(use["sources"])),
        first_seen_at=_time(*use["first"]),
        last_seen_at=_time(*use["last"]),
    )


def _time(seconds: int | None, nanosecond: int | None) -> datetime | None:
    # Two numbers, because unpacking times of its own took the driver a third of the whole ring.
    if seconds is None or nanosecond is None:
        return None
    return datetime.fromtimestamp(seconds, UTC).replace(microsecond=nanosecond // 1000)
