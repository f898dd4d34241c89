"""Who is in a ring: persons as the applicants they are, with names and how far their applications went."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from graph.database import Database, Row
from graph.rings.around import Person
from graph.rings.model import Member
from graph.rings.reach import Reached
from graph.statements import statement

FURTHEST_FIRST = ("hired", "offer", "interview", "applied", "left", "blocked", "refused")
"""Of several applications the shown status is the first of these: who is inside matters most."""


def read_person(database: Database, applicant_id: str) -> Person | None:
    """The person who has this id, or None where nobody has."""
    rows = database.read(statement(__package__, "person"), applicant_id=applicant_id)
    if not rows:
        return None
    person_id = rows[0]["person_id"]
    return Person(person_id or applicant_id, is_joined=person_id is not None)


def read_members(
    database: Database, everyone: Sequence[Reached], most: int, as_of: datetime | None
) -> tuple[tuple[Member, ...], int]:
    """The first `most` applicants of the persons reached, and how many more there are."""
    ids = _ids_of(database, [one.person for one in everyone])
    applicants = [(one, applicant_id) for one in everyone for applicant_id in _own_ids(one, ids)]
    shown = applicants[:most]
    rows = database.read(
        statement(__package__, "members"), applicant_ids=[applicant_id for _, applicant_id in shown], as_of=as_of
    )
    details = {row["applicant_id"]: row for row in rows}
    members = tuple(_member(one, details[applicant_id]) for one, applicant_id in shown)
    return members, len(applicants) - len(shown)


def furthest(statuses: Iterable[str]) -> str | None:
    """The status that says most about who is inside, or None without any."""
    known = set(statuses)
    return next((status for status in FURTHEST_FIRST if status in known), None)


def _ids_of(database: Database, persons: Iterable[Person]) -> dict[str, list[str]]:
    """Person id to all applicant ids, of those persons who have several."""
    joined = [person.id for person in persons if person.is_joined]
    rows = database.read(statement(__package__, "ids_of_persons"), person_ids=joined) if joined else []
    return {row["person_id"]: row["applicant_ids"] for row in rows}


def _own_ids(one: Reached, ids: dict[str, list[str]]) -> list[str]:
    """The id by which this person was reached, then the others."""
    met = one.path[-1]
    return [met, *sorted(set(ids.get(one.person.id, ())) - {met})]


def _member(one: Reached, row: Row) -> Member:
    applicant_id = row["applicant_id"]
    return Member(
        applicant_id=applicant_id,
        name=row["name"],
        status=furthest(row["statuses"]),
        strength=round(one.strength, 4),
        hops=one.hops,
        path=(*one.path[:-1], applicant_id),
        person_id=one.person.id if one.person.is_joined else None,
    )
