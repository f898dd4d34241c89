"""What was known of a ring or a person, and the same without people who were erased or are left out. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from graph.rings.model import Link, Member, Ring, StoredRing


@dataclass(frozen=True, slots=True)
class Exhibit:
    """What was known of one ring or person at one time, kept as it was."""

    ring: Ring
    stored: StoredRing | None = None
    """The stored ring, where one was collected: `ring` is then the one around its first member, and no wider."""
    taken_at: datetime | None = None
    taken_by: str = ""

    @property
    def people(self) -> frozenset[str]:
        """The applicants in it and beside it."""
        members = frozenset(each.applicant_id for each in self.ring.members)
        beside = (each.applicant_id for each in self.ring.beside)
        return members.union(beside, (*self.stored.members, *self.stored.beside) if self.stored else ())


def exhibit_without(exhibit: Exhibit, applicants: Collection[str]) -> Exhibit | None:
    """The exhibit without them and without values that then join nobody; None where nobody is left.

    Where its ring was drawn around one of them, it is now around the next member.
    """
    if exhibit.stored is None and exhibit.ring.suspect in applicants:
        return None
    ring = ring_without(exhibit.ring, applicants)
    stored = exhibit.stored and _stored_without(exhibit.stored, applicants)
    return replace(exhibit, ring=ring, stored=stored) if ring else None


def ring_without(ring: Ring, applicants: Collection[str]) -> Ring | None:
    """The ring without them, and without values that then join nobody; None where nobody is left."""
    members = tuple(
        replace(each, path=tuple(step for step in each.path if step not in applicants))
        for each in ring.members
        if each.applicant_id not in applicants
    )
    if not members:
        return None
    links = [each for each in ring.links if each.applicant_id not in applicants]
    joining = _joining(ring, members, links)
    used = joining.union(each.identifier_id for each in links)
    left = tuple(each for each in ring.left_out.identifiers if each.id in used)
    shown = joining.union(each.id for each in left)
    here = joining.union(each.applicant_id for each in members)
    return replace(
        ring,
        suspect=members[0].applicant_id if ring.suspect in applicants else ring.suspect,
        members=members,
        links=tuple(each for each in links if each.identifier_id in shown),
        identifiers=tuple(each for each in ring.identifiers if each.id in joining),
        left_out=replace(ring.left_out, identifiers=left),
        weak_points=tuple(each for each in ring.weak_points if each.id in here),
        beside=tuple(each for each in ring.beside if each.applicant_id not in applicants),
        why={id_: why for id_, why in ring.why.items() if id_ in joining},
    )


def _joining(ring: Ring, members: Iterable[Member], links: Iterable[Link]) -> frozenset[str]:
    """The values of the ring that two persons or more of these use."""
    person = {each.applicant_id: each.person_id or each.applicant_id for each in members}
    users: dict[str, set[str]] = {value.id: set() for value in ring.identifiers}
    for link in links:
        users.get(link.identifier_id, set()).add(person[link.applicant_id])
    return frozenset(value for value, persons in users.items() if len(persons) > 1)


def _stored_without(ring: StoredRing, applicants: Collection[str]) -> StoredRing:
    members = tuple(each for each in ring.members if each not in applicants)
    return replace(
        ring,
        members=members,
        # Under however many ids, they are counted as at least one person.
        size=min(ring.size - (len(members) < len(ring.members)), len(members)),
        weak_points=tuple(each for each in ring.weak_points if each.id not in applicants),
        hired=tuple(each for each in ring.hired if each not in applicants),
        beside=tuple(each for each in ring.beside if each not in applicants),
        holding=tuple(each for each in ring.holding if each not in applicants),
    )
