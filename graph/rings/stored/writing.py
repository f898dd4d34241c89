"""Put found rings in the place of those that were stored: each keeps the id of the ring that it was."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from itertools import count

from graph.database import Transaction
from graph.rings.detection.model import FoundRing
from graph.rings.model import StoredRing
from graph.rings.stored.appraisal import Appraised, Hits
from graph.rings.stored.description import Applicants, applicants_in, describe
from graph.rings.stored.identity import Known, changes, inherited, new_id
from graph.rings.stored.kept import Kept, as_text
from graph.rings.stored.members import digest, read_members
from graph.rings.stored.start import Now
from graph.rings.stored.store import Entry, as_row, read_hits, without_risk
from graph.statements import statement

Appraise = Callable[[Sequence[StoredRing], Hits], list[Appraised]]
"""Gives rings their signals and risk, given what is known already. Nobody is a member because of it."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Rings found, the ids of those stored rings in whose place they are, and what the next refresh is told.

    `concerned` are the persons of whom something new is known, or None where that may be everybody.
    """

    found: Sequence[FoundRing]
    replaced: frozenset[str]
    concerned: frozenset[str] | None
    kept: Kept

    def says_news_of(self, persons: frozenset[str]) -> bool:
        """Whether something new may be known of some of these."""
        return self.concerned is None or not self.concerned.isdisjoint(persons)


@dataclass(frozen=True, slots=True)
class _Named:
    """A found ring with its id and its number among all that were ever found, and the applicants in it."""

    known: Known
    found: FoundRing


def write_rings(transaction: Transaction, now: Now, judged: Judged, at: datetime, appraise: Appraise) -> None:
    """Write the rings, what became of each, and what the next refresh is told."""
    applicants = applicants_in(transaction, judged.found)
    entries = {entry.ring.ring_id: entry for entry in now.store.entries}
    before = [_known(entries[ring_id]) for ring_id in sorted(judged.replaced)]
    named = {one.known.ring_id: one for one in _named(before, judged, applicants, taken=set(entries))}
    found = {ring_id: one.found for ring_id, one in named.items()}
    described = describe(transaction, found, applicants, now.set_aside.misused)
    stayed = [entry.ring for ring_id, entry in entries.items() if ring_id not in judged.replaced]
    unsettled = [ring for ring in (*described, *stayed) if not _is_as_before(ring, entries, judged, now)]
    numbers = {ring_id: one.known.number for ring_id, one in named.items()}
    numbers |= {ring.ring_id: entries[ring.ring_id].number for ring in unsettled if ring.ring_id in entries}
    known_hits = _still_known(transaction, unsettled, judged, now)
    _write(transaction, appraise(unsettled, known_hits), numbers, at)
    _run(transaction, "remove_rings", ring_ids=sorted(judged.replaced - named.keys()))
    groups = {ring_id: one.known.members for ring_id, one in named.items()}
    _run(transaction, "write_changes", changes=[asdict(one) for one in changes(before, groups)], at=at)
    numbered = max([judged.kept.numbered, *(one.known.number + 1 for one in named.values())])
    _run(transaction, "keep", kept=as_text(replace(judged.kept, numbered=numbered)), at=at)


def _is_as_before(ring: StoredRing, entries: Mapping[str, Entry], judged: Judged, now: Now) -> bool:
    """Whether it is stored like this, and nothing was heard of anybody in it that its risk could depend on."""
    entry = entries.get(ring.ring_id)
    if entry is None or without_risk(entry.ring) != without_risk(ring):
        return False
    return _has_same_facts(entry, now) and not judged.says_news_of(now.store.persons_in(ring))


def _has_same_facts(entry: Entry, now: Now) -> bool:
    """Whether companies know of its members what they knew when it was written."""
    return entry.facts == digest(entry.ring.members, now.store.members)


def _still_known(transaction: Transaction, rings: Iterable[StoredRing], judged: Judged, now: Now) -> Hits:
    """What signals said of those persons in these rings of whom nothing new is known."""
    concerned = judged.concerned
    if concerned is None:
        return {}
    ids = {ring.ring_id for ring in rings}
    same = (entry for entry in now.store.entries if entry.ring.ring_id in ids and _has_same_facts(entry, now))
    known = read_hits(transaction, (entry.ring.ring_id for entry in same))
    return {person: hits for person, hits in known.items() if person not in concerned}


def _known(entry: Entry) -> Known:
    return Known(entry.ring.ring_id, entry.number, frozenset(entry.ring.members))


def _named(before: Sequence[Known], judged: Judged, applicants: Applicants, taken: set[str]) -> list[_Named]:
    """Give each found ring the id that it had, or a new one and the next number."""
    groups = [frozenset(id_ for person in ring.members for id_ in applicants[person]) for ring in judged.found]
    number = count(judged.kept.numbered)
    named = []
    for ring, group, known in zip(judged.found, groups, inherited(before, groups), strict=True):
        is_it = known or Known(new_id(group, taken), next(number), group)
        taken.add(is_it.ring_id)
        named.append(_Named(replace(is_it, members=group), ring))
    return named


def _write(transaction: Transaction, rings: Sequence[Appraised], numbers: Mapping[str, int], at: datetime) -> None:
    members = read_members(transaction, (each for one in rings for each in one.ring.members))
    rows = [as_row(one, numbers[one.ring.ring_id], digest(one.ring.members, members)) for one in rings]
    _run(transaction, "write_rings", rings=rows, at=at)


def _run(transaction: Transaction, name: str, **parameters: object) -> None:
    transaction.run(statement(__package__, name), **parameters)
