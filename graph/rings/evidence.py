"""What stands behind a ring: each use of a shared value, with its sources and written forms."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from graph.database import Database, Row
from graph.identifiers.kinds import KINDS
from graph.statements import statement

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


def read_evidence(
    database: Database, applicant_ids: Iterable[str], identifier_ids: Iterable[str], as_of: datetime | None = None
) -> list[Evidence]:
    """Every use of these values by these applicants."""
    rows = database.read(
        statement(__package__, "evidence"),
        applicant_ids=list(applicant_ids),
        identifier_ids=list(identifier_ids),
        as_of=as_of,
    )
    return [_evidence(row) for row in rows]


def _evidence(row: Row) -> Evidence:
    first, last = row["first_seen_at"], row["last_seen_at"]
    return Evidence(
        row["applicant_id"],
        row["identifier_id"],
        _ROLES[row["relationship"]],
        tuple(sorted(row["raw"])),
        tuple(sorted(row["sources"])),
        first and first.to_native(),
        last and last.to_native(),
    )
