"""What became of something in a case since it was collected."""

from dataclasses import dataclass

from graph.cases.model import Item, ItemKind
from graph.database import Reader
from graph.decisions.subjects import ids_of_person
from graph.rings.model import StoredRing
from graph.rings.stored.listing import rings_of, stored_ring


@dataclass(frozen=True, slots=True)
class Since:
    """What is otherwise now. `ring_id` is what a ring is called now; None where it is none any more, and for a person.

    `gained` and `lost` are applicant ids: members of a ring, or ids of a person.
    """

    ring_id: str | None
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    new_values: tuple[str, ...] = ()
    """Ids of values that the ring shares and did not share then."""
    gone_values: tuple[str, ...] = ()

    @property
    def anything(self) -> bool:
        """Whether there is any difference."""
        return bool(self.gained or self.lost or self.new_values or self.gone_values)


def since(reader: Reader, item: Item) -> Since:
    """Compare what was collected with what is stored now."""
    if item.kind is ItemKind.PERSON:
        return _since(None, item, ids_of_person(reader, item.applicants[0]), item.identifiers)
    ring = ring_now(reader, item)
    if ring is None:
        return Since(None, (), item.applicants)
    return _since(ring.ring_id, item, ring.members, tuple(one.id for one in ring.evidence))


def ring_now(reader: Reader, item: Item) -> StoredRing | None:
    """The stored ring that most of the applicants of a collected one are in now, whatever its id; None: none is."""
    rings = (stored_ring(reader, ring_id) for ring_id in rings_of(reader, item.applicants))
    held = frozenset(item.applicants)
    shared = {ring.ring_id: (len(held.intersection(ring.members)), ring) for ring in rings if ring}
    most, ring = max(shared.values(), key=lambda pair: (pair[0], pair[1].ring_id), default=(0, None))
    return ring if 2 * most >= len(held) else None


def _since(ring_id: str | None, item: Item, members: tuple[str, ...], values: tuple[str, ...]) -> Since:
    return Since(
        ring_id,
        gained=_without(members, item.applicants),
        lost=_without(item.applicants, members),
        new_values=_without(values, item.identifiers),
        gone_values=_without(item.identifiers, values),
    )


def _without(some: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(set(some).difference(others)))
