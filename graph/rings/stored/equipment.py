"""What was sent to one address, by whom, for whom, and when: the life of a place that receives for others."""

from dataclasses import dataclass
from datetime import datetime

from graph.database import Reader
from graph.statements import statement

MOST = 1_000
"""So many shipments are read at most, the first first."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One shipment that was not voided. `state` is `sent`, `delivered` or `returned`; times are in UTC."""

    applicant_id: str
    name: str | None
    company: str | None
    asset: str | None
    state: str
    shipped_at: datetime | None


def equipment_sent(reader: Reader, identifier_id: str) -> list[Sent]:
    """All that was sent to this address, the first first; none for a value that is no address."""
    rows = reader.read(statement(__package__, "equipment_sent"), identifier_id=identifier_id, most=MOST)
    return [Sent(**row | {"shipped_at": row["shipped_at"] and row["shipped_at"].to_native()}) for row in rows]
