"""Where a refresh starts to look: whoever is concerned by what was touched since the last one."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.database import Reader, Transaction
from graph.rings.detection.tangle import HANDFUL
from graph.rings.model import StoredRing
from graph.rings.set_aside import SetAside, persons_of
from graph.rings.shared import LARGEST
from graph.rings.stored.kept import Kept
from graph.rings.stored.store import Store
from graph.rings.survey import Population
from graph.statements import statement


@dataclass(frozen=True, slots=True)
class Now:
    """The graph as a refresh finds it."""

    everybody: Population
    set_aside: SetAside
    store: Store


@dataclass(frozen=True, slots=True)
class Notes:
    """What runs, and whoever settled them, noted as touched."""

    identifiers: frozenset[str]
    applicants: frozenset[str]


def take_notes(transaction: Transaction) -> Notes:
    """Take what was noted; the notes are gone when the transaction commits."""
    [[identifiers, applicants]] = transaction.read_lists(statement(__package__, "take_notes"))
    return Notes(_united(identifiers), _united(applicants))


def concerned(reader: Reader, kept: Kept, notes: Notes, now: Now) -> frozenset[str]:
    """The persons who have what was touched, who were touched themselves, or whose ring is no longer whole."""
    changed = kept.changed_persons(now.everybody, now.set_aside)
    values = notes.identifiers | kept.changed_values(now.set_aside) | _values_of(reader, changed)
    rings = (entry.ring for entry in now.store.entries)
    of_rings = (now.store.persons_in(ring) for ring in rings if _is_touched(ring, values, now.store))
    persons = persons_of(reader, notes.applicants).values()
    return changed.union(_holders_of(reader, values), persons, *of_rings)


def _is_touched(ring: StoredRing, values: frozenset[str], store: Store) -> bool:
    return not store.is_whole(ring) or any(one.id in values for one in ring.evidence)


def _values_of(reader: Reader, persons: Iterable[str]) -> frozenset[str]:
    if not (asked := sorted(persons)):
        return frozenset()
    [[identifiers]] = reader.read_lists(statement(__package__, "values_of"), person_ids=asked)
    return frozenset(identifiers)


def _holders_of(reader: Reader, identifiers: Iterable[str]) -> frozenset[str]:
    if not (asked := sorted(identifiers)):
        return frozenset()
    given = {"identifier_ids": asked, "handful": HANDFUL, "most": LARGEST}
    [[persons]] = reader.read_lists(statement(__package__, "holders_of"), **given)
    return frozenset(persons)


def _united(lists: Iterable[Iterable[str]]) -> frozenset[str]:
    return frozenset(each for some in lists for each in some)
