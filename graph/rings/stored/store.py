"""Rings as the graph stores them: a document each, and beside it what finds it and tells what became of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pydantic import TypeAdapter

from graph.database import Reader
from graph.rings.model import StoredRing
from graph.rings.stored.appraisal import Appraised, Hits
from graph.rings.stored.members import MemberFacts, read_members
from graph.signals.model import SignalHit
from graph.statements import statement

_DOCUMENT = TypeAdapter(StoredRing)
_HITS = TypeAdapter(dict[str, tuple[SignalHit, ...]])


@dataclass(frozen=True, slots=True)
class Entry:
    """A stored ring. `number` counts rings as they were found; `facts` changes with what is known of its members."""

    ring: StoredRing
    number: int
    facts: str


@dataclass(frozen=True, slots=True)
class Store:
    """All stored rings, and what is known now of everybody in them."""

    entries: tuple[Entry, ...]
    members: Mapping[str, MemberFacts]

    def persons_in(self, ring: StoredRing) -> frozenset[str]:
        """Those of the ring's persons who are still there."""
        return frozenset(self.members[each].person_id for each in ring.members if each in self.members)

    def rings_of(self, persons: frozenset[str]) -> frozenset[str]:
        """The ids of the rings that some of these persons are in."""
        rings = (entry.ring for entry in self.entries)
        return frozenset(ring.ring_id for ring in rings if not self.persons_in(ring).isdisjoint(persons))

    def with_their_rings(self, persons: frozenset[str]) -> frozenset[str]:
        """These persons and everybody in a ring with them."""
        rings = (self.persons_in(entry.ring) for entry in self.entries)
        return persons.union(*(ring for ring in rings if not ring.isdisjoint(persons)))

    def is_whole(self, ring: StoredRing) -> bool:
        """Whether all of its members are still there: people can be erased."""
        return all(each in self.members for each in ring.members)


def read_store(reader: Reader, ring_ids: Sequence[str] | None = None) -> Store:
    """Every stored ring, or those of these ids, in the order in which they were found; and what is known of members."""
    entries = tuple(
        Entry(_DOCUMENT.validate_json(document), number, facts)
        for number, facts, document in reader.read_lists(statement(__package__, "rings"), ring_ids=ring_ids)
    )
    return Store(entries, read_members(reader, (each for entry in entries for each in entry.ring.members)))


def read_hits(reader: Reader, ring_ids: Iterable[str]) -> Hits:
    """What signals said of the persons in these rings when those were written."""
    if not (asked := sorted(ring_ids)):
        return {}
    texts = reader.read_lists(statement(__package__, "hits_of"), ring_ids=asked)
    return {person: hits for [text] in texts for person, hits in _HITS.validate_json(text).items()}


def without_risk(ring: StoredRing) -> StoredRing:
    """The ring as it is before signals are judged."""
    return replace(ring, risk=None, signals=(), risk_reasons=())


def as_row(appraised: Appraised, number: int, facts: str) -> dict[str, object]:
    """The properties of its node."""
    ring = appraised.ring
    return {
        "ring_id": ring.ring_id,
        "number": number,
        "facts": facts,
        "members": list(ring.members),
        "document": _DOCUMENT.dump_json(ring).decode(),
        "hits": _HITS.dump_json({person: tuple(hits) for person, hits in appraised.hits.items()}).decode(),
    }
