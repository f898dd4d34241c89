"""What signals say about a ring: which fire for its members, and how risky that makes it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from graph.database import Database
from graph.rings.model import StoredRing
from graph.rings.set_aside import persons_of
from graph.signals.hits import signals_of
from graph.signals.model import SignalHit
from graph.signals.risk import risk


def appraise(database: Database, rings: Sequence[StoredRing], home: Path | None, on: date) -> list[StoredRing]:
    """The rings with signals, risk and its reasons, by the lists in that data folder and by what stands on that day."""
    members = sorted({each for ring in rings for each in ring.members})
    if not members:
        return []
    persons = persons_of(database, members)
    hits: dict[str, list[SignalHit]] = defaultdict(list)
    for hit in signals_of(database, members, home=home, on=on):
        hits[hit.applicant_id].append(hit)
    return [_appraised(ring, [hit for person in _persons(ring, persons) for hit in hits[person]]) for ring in rings]


def _persons(ring: StoredRing, persons: dict[str, str]) -> list[str]:
    return sorted({persons[each] for each in ring.members if each in persons})


def _appraised(ring: StoredRing, hits: Sequence[SignalHit]) -> StoredRing:
    judged = risk(hits, ring.size)
    names = tuple(sorted({hit.signal for hit in hits}))
    return replace(ring, signals=names, risk=judged.score, risk_reasons=judged.reasons)
