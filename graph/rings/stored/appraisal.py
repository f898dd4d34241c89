"""What signals say about a ring: which fire for its members, and how risky that makes it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeAlias

from graph.database import Database
from graph.rings.model import StoredRing
from graph.rings.set_aside import persons_of
from graph.signals.hits import signals_of
from graph.signals.model import SignalHit
from graph.signals.risk import risk

AT_ONCE = 200
"""Persons whose signals are read in one transaction: it has a time limit, and a graph may have thousands in rings."""
Hits: TypeAlias = Mapping[str, Sequence[SignalHit]]
"""The signals that fire for each person, none where none does. Their evidence may be left out: risk asks for none."""


@dataclass(frozen=True, slots=True)
class Appraised:
    """A ring with its signals, risk and reasons, and what fires for each of its persons."""

    ring: StoredRing
    hits: Hits


def appraise(
    database: Database, rings: Sequence[StoredRing], known: Hits, home: Path | None, on: date
) -> list[Appraised]:
    """Appraise rings by the lists in that data folder and by what stands on that day.

    Only those persons are asked about of whom nothing is `known`.
    """
    members = sorted({each for ring in rings for each in ring.members})
    if not members:
        return []
    persons = persons_of(database, members)
    hits = _asked(database, sorted(set(persons.values()) - known.keys()), home, on)
    told = {person: known.get(person, hits.get(person, ())) for person in persons.values()}
    return [_appraised(ring, {person: told[person] for person in _persons(ring, persons)}) for ring in rings]


def _asked(database: Database, persons: Sequence[str], home: Path | None, on: date) -> Hits:
    hits: dict[str, list[SignalHit]] = defaultdict(list)
    for start in range(0, len(persons), AT_ONCE):
        for hit in signals_of(database, persons[start : start + AT_ONCE], home=home, on=on):
            hits[hit.applicant_id].append(replace(hit, evidence=()))
    return hits


def _persons(ring: StoredRing, persons: Mapping[str, str]) -> list[str]:
    return sorted({persons[each] for each in ring.members if each in persons})


def _appraised(ring: StoredRing, hits: Hits) -> Appraised:
    found = [hit for of_person in hits.values() for hit in of_person]
    judged = risk(found, ring.size)
    names = tuple(sorted({hit.signal for hit in found}))
    return Appraised(replace(ring, signals=names, risk=judged.score, risk_reasons=judged.reasons), hits)
