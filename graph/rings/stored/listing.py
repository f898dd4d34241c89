"""The stored rings as they are shown: the most suspicious first, with what is known of their members today."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from graph.database import Reader
from graph.decisions.model import Decision
from graph.decisions.standing import standing_on_rings
from graph.rings.detection.touching import SMALLEST
from graph.rings.model import StoredRing
from graph.rings.stored.store import Store, read_store
from graph.statements import statement


def stored_rings(
    reader: Reader, min_size: int = SMALLEST, min_strength: float = 0.0, on: date | None = None
) -> list[StoredRing]:
    """The rings of at least `min_size` persons: by risk, then by how many are inside, then by strength.

    With `on` each has the verdict that stands on that day.
    """
    store = read_store(reader)
    decisions = standing_on_rings(reader, on) if on else []
    shown = (_with_verdict(_with_facts(entry.ring, store), decisions) for entry in store.entries)
    return sorted((ring for ring in shown if ring.size >= min_size and ring.strength >= min_strength), key=_rank)


def stored_ring(reader: Reader, ring_id: str) -> StoredRing | None:
    """The ring of that id, or None where it is not stored (any more)."""
    store = read_store(reader, [ring_id])
    return next((_with_facts(entry.ring, store) for entry in store.entries), None)


def rings_of(reader: Reader, applicant_ids: Iterable[str]) -> tuple[str, ...]:
    """The ids of the stored rings that some of these applicants are members of."""
    rows = reader.read_lists(statement(__package__, "rings_of"), applicant_ids=list(applicant_ids))
    return tuple(ring_id for [ring_id] in rows)


def refreshed_at(reader: Reader) -> datetime | None:
    """When the stored rings were last brought up to date, in UTC; None: never."""
    rows = reader.read(statement(__package__, "refreshed_at"))
    at = rows[0]["at"] if rows else None
    return at.to_native() if at else None


def _with_facts(ring: StoredRing, store: Store) -> StoredRing:
    known = [store.members[each] for each in ring.members if each in store.members]
    return replace(
        ring,
        hired=tuple(one.applicant_id for one in known if one.is_inside),
        holding=tuple(one.applicant_id for one in known if one.holds_equipment),
    )


def _with_verdict(ring: StoredRing, decisions: Iterable[Decision]) -> StoredRing:
    """A decision holds on to applicants: it goes with the ring that most of them are in now, whatever its id."""
    members = frozenset(ring.members)
    about = (one for one in decisions if 2 * len(members.intersection(one.subject.applicants)) > len(members))
    return replace(ring, verdict=next((one.verdict for one in about), None))


def _rank(ring: StoredRing) -> tuple[float, int, float, int, str]:
    return -(ring.risk or 0), -len(ring.hired), -ring.strength, -ring.size, ring.ring_id
