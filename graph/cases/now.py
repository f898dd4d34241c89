"""What is known now of a ring or a person that somebody wants in a case."""

from dataclasses import replace

from graph.cases.exhibit import Exhibit, ring_without
from graph.cases.model import By, Item, ItemKind
from graph.database import Database
from graph.decisions.subjects import ids_of_person
from graph.errors import UsageError
from graph.identifiers.canonical import stable_id
from graph.rings.evidence import read_shown
from graph.rings.growth import Limits, find_ring
from graph.rings.model import Beside, Ring, StoredRing
from graph.rings.stored.listing import stored_ring

FARTHER = "in the stored ring, by ways that do not begin at the first member"
"""Why a member of a stored ring is beside the ring around its first one."""
_EVERYBODY = Limits(max_applicants=2_000)


def as_now(database: Database, subject: str, by: By) -> tuple[Item, Exhibit]:
    """As it goes into a case; UsageError where nobody has the id and no stored ring is called so."""
    if subject.startswith("ring:") and (stored := stored_ring(database, subject)):
        applicants, exhibit = stored.members, Exhibit(_ring_of(database, stored), stored)
        kind, identifiers = ItemKind.RING, tuple(one.id for one in stored.evidence)
    else:
        ring = find_ring(database, subject)
        if ring is None:
            raise UsageError(f"There is no applicant and no stored ring {subject!a}: `ringlight search` finds ids.")
        kind, exhibit, applicants = ItemKind.PERSON, Exhibit(ring), ids_of_person(database, subject)
        identifiers = tuple(sorted({each.identifier_id for each in ring.links if each.applicant_id in applicants}))
    item_id = stable_id("case-item", kind, subject, by.at.isoformat())
    evidence = stable_id("case-evidence", item_id)
    return Item(item_id, kind, subject, applicants, identifiers, (evidence,), by.at, by.actor), exhibit


def _ring_of(database: Database, stored: StoredRing) -> Ring:
    """The ring around the first member, without who is not in the stored one; who is reached from elsewhere, beside."""
    around = find_ring(database, stored.members[0], _EVERYBODY)
    others_in_it = {each.applicant_id for each in around.members}.difference(stored.members) if around else ()
    narrow = ring_without(around, others_in_it) if around else None
    if narrow is None:
        raise UsageError(f"{stored.ring_id} is out of date: bring the stored rings up to date first.")
    reached = {each.applicant_id for each in narrow.members}
    others = [each for each in stored.members if each not in reached]
    farther = [Beside(each.applicant_id, each.name, each.status, FARTHER) for each in read_shown(database, others, [])]
    return replace(
        narrow,
        left_out=replace(narrow.left_out, applicants=0),
        beside=(*farther, *(each for each in narrow.beside if each.applicant_id not in others)),
        truncated=False,
    )
