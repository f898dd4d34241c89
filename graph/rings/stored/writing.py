"""Put found rings in the place of those that were stored: each keeps the id of the ring that it was."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from itertools import count

from graph.database import Transaction
from graph.rings.detection.model import FoundRing
from graph.rings.model import StoredRing
from graph.rings.stored.description import Applicants, applicants_in, describe
from graph.rings.stored.identity import Known, changes, inherited, new_id
from graph.rings.stored.kept import Kept, as_text
from graph.rings.stored.members import digest, read_members
from graph.rings.stored.start import Now
from graph.rings.stored.store import Entry, as_row
from graph.statements import statement

Appraise = Callable[[Sequence[StoredRing]], list[StoredRing]]
"""Gives rings their signals and risk. Nobody is a member because of it."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Rings found, the ids of those stored rings in whose place they are, and what the next refresh is told."""

    found: Sequence[FoundRing]
    replaced: frozenset[str]
    kept: Kept


@dataclass(frozen=True, slots=True)
class _Named:
    """A found ring with its id and its number among all that were ever found, and the applicants in it."""

    known: Known
    found: FoundRing


def write_rings(transaction: Transaction, now: Now, judged: Judged, at: datetime, appraise: Appraise) -> None:
    """Write the rings, what became of each, and what the next refresh is told."""
    applicants = applicants_in(transaction, judged.found)
    before = [_known(entry) for entry in now.store.entries if entry.ring.ring_id in judged.replaced]
    named = _named(before, judged, applicants, taken={entry.ring.ring_id for entry in now.store.entries})
    groups = {one.known.ring_id: one.known.members for one in named}
    described = describe(
        transaction, {one.known.ring_id: one.found for one in named}, applicants, now.set_aside.misused
    )
    numbers = {one.known.ring_id: one.known.number for one in named}
    stayed = [entry for entry in now.store.entries if entry.ring.ring_id not in judged.replaced]
    restless = [entry for entry in stayed if entry.facts != digest(entry.ring.members, now.store.members)]
    numbers |= {entry.ring.ring_id: entry.number for entry in restless}
    _write(transaction, appraise([*described, *(entry.ring for entry in restless)]), numbers, at)
    _run(transaction, "remove_rings", ring_ids=sorted(judged.replaced - groups.keys()))
    _run(transaction, "write_changes", changes=[asdict(one) for one in changes(before, groups)], at=at)
    numbered = max([judged.kept.numbered, *(number + 1 for number in numbers.values())])
    _run(transaction, "keep", kept=as_text(replace(judged.kept, numbered=numbered)), at=at)


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


def _write(transaction: Transaction, rings: Sequence[StoredRing], numbers: Mapping[str, int], at: datetime) -> None:
    members = read_members(transaction, (each for ring in rings for each in ring.members))
    entries = (Entry(ring, numbers[ring.ring_id], digest(ring.members, members)) for ring in rings)
    _run(transaction, "write_rings", rings=[as_row(entry) for entry in entries], at=at)


def _run(transaction: Transaction, name: str, **parameters: object) -> None:
    transaction.run(statement(__package__, name), **parameters)
