"""What became of the stored rings since some time."""

from dataclasses import dataclass
from datetime import datetime

from graph.database import Reader, Row
from graph.rings.stored.identity import ChangeKind
from graph.statements import statement


@dataclass(frozen=True, slots=True)
class Happened:
    """One ring that was found, grew, shrank, split off, merged (into `other`) or ended, and when, in UTC."""

    at: datetime
    ring_id: str
    kind: ChangeKind
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    other: str | None


def happened_since(reader: Reader, since: datetime) -> list[Happened]:
    """Everything that became of rings from then on, the latest first."""
    return [_happened(row["change"]) for row in reader.read(statement(__package__, "changes"), since=since)]


def _happened(change: Row) -> Happened:
    return Happened(
        at=change["at"].to_native(),
        ring_id=change["ring_id"],
        kind=ChangeKind(change["kind"]),
        gained=tuple(change["gained"]),
        lost=tuple(change["lost"]),
        other=change.get("other"),
    )
