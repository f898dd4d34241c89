"""Which ring of today is which ring of yesterday."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.identifiers.canonical import stable_id


class ChangeKind(StrEnum):
    """What became of a ring."""

    FOUND = "found"
    GREW = "grew"
    """It gained members; it may have lost some, too."""
    SHRANK = "shrank"
    SPLIT_OFF = "split_off"
    """A new ring, of members that another one had."""
    MERGED = "merged"
    """It ended in another one, which is older."""
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Known:
    """A ring that is stored, by the applicants in it. `number` counts rings in the order in which they were found."""

    ring_id: str
    number: int
    members: frozenset[str]


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one ring; `other` is the ring that it merged into or split off from."""

    ring_id: str
    kind: ChangeKind
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    other: str | None = None


def inherited(known: Sequence[Known], groups: Sequence[frozenset[str]]) -> list[Known | None]:
    """For each group the ring that it is, if it is one that was there.

    A ring goes on in the group that holds most of it, if half of the smaller of the two is in both; so a split keeps
    the larger part. A group in which several go on is the oldest of them.
    """
    claims: dict[int, list[Known]] = defaultdict(list)
    for ring in known:
        shared = [len(ring.members & group) for group in groups]
        best = max(range(len(groups)), key=lambda place: (shared[place], -len(groups[place]), -place), default=None)
        if best is not None and 2 * shared[best] >= min(len(ring.members), len(groups[best])) > 0:
            claims[best].append(ring)
    return [min(claims[place], key=lambda ring: ring.number, default=None) for place in range(len(groups))]


def new_id(members: frozenset[str], taken: Collection[str]) -> str:
    """An id for a ring that was not there: of its members, and of a count where that id is taken."""
    ids = (stable_id("ring", *sorted(members), *(str(n),) * (n > 0)) for n in range(len(taken) + 1))
    return next(each for each in ids if each not in taken)


def changes(known: Sequence[Known], groups: Mapping[str, frozenset[str]]) -> list[Change]:
    """What became of every ring: of those that were there (`known`), and of those that are (`groups`, by id)."""
    old = {ring.ring_id: ring.members for ring in known}
    kept = (_kept(ring_id, old[ring_id], groups[ring_id]) for ring_id in sorted(old.keys() & groups.keys()))
    ended = (_ended(ring_id, old[ring_id], groups) for ring_id in sorted(old.keys() - groups.keys()))
    begun = (_begun(ring_id, groups[ring_id], old) for ring_id in sorted(groups.keys() - old.keys()))
    return [change for change in (*kept, *ended, *begun) if change]


def _kept(ring_id: str, before: frozenset[str], now: frozenset[str]) -> Change | None:
    if before == now:
        return None
    gained, lost = tuple(sorted(now - before)), tuple(sorted(before - now))
    return Change(ring_id, ChangeKind.GREW if gained else ChangeKind.SHRANK, gained, lost)


def _ended(ring_id: str, before: frozenset[str], groups: Mapping[str, frozenset[str]]) -> Change:
    into = _most_of(before, groups)
    return Change(ring_id, ChangeKind.MERGED if into else ChangeKind.ENDED, lost=tuple(sorted(before)), other=into)


def _begun(ring_id: str, now: frozenset[str], old: Mapping[str, frozenset[str]]) -> Change:
    of = _most_of(now, old)
    return Change(ring_id, ChangeKind.SPLIT_OFF if of else ChangeKind.FOUND, gained=tuple(sorted(now)), other=of)


def _most_of(members: frozenset[str], groups: Mapping[str, frozenset[str]]) -> str | None:
    """The group that holds at least half of these."""
    shared = {ring_id: len(members & group) for ring_id, group in groups.items()}
    most = max(sorted(shared), key=lambda ring_id: shared[ring_id], default=None)
    return most if most is not None and 2 * shared[most] >= len(members) else None
