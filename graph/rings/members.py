"""Who is in a ring: persons as the applicants they are."""

from collections.abc import Iterable, Sequence

from graph.database import Reader
from graph.decisions.model import Decision
from graph.rings.evidence import Shown
from graph.rings.model import Beside, Member
from graph.rings.reach import Reached
from graph.rings.shared import Person, person_of
from graph.rings.words import BESIDE, verdict_in_words
from graph.statements import statement


def read_person(reader: Reader, applicant_id: str) -> Person | None:
    """The person who has this id, or None where nobody has."""
    rows = reader.read(statement(__package__, "person"), applicant_id=applicant_id)
    if not rows:
        return None
    return person_of(applicant_id, rows[0]["person_id"])


def read_applicants(reader: Reader, everyone: Sequence[Reached]) -> dict[str, Reached]:
    """The persons reached as applicants, in the same order: of each the id that was met first, then the others."""
    ids = _ids_of(reader, [one.person for one in everyone])
    return {applicant_id: one for one in everyone for applicant_id in _own_ids(one, ids)}


def as_member(one: Reached, shown: Shown) -> Member:
    """One applicant of a person who was reached."""
    return Member(
        applicant_id=shown.applicant_id,
        name=shown.name,
        status=shown.status,
        strength=round(one.strength, 4),
        hops=one.hops,
        path=(*one.path[:-1], shown.applicant_id),
        person_id=one.person.id if one.person.is_joined else None,
    )


def as_beside(shown: Shown, decision: Decision | None) -> Beside:
    """One applicant of a person who is not counted in, by a decision or by what they share."""
    reason = verdict_in_words(decision) if decision else BESIDE
    return Beside(shown.applicant_id, shown.name, shown.status, reason)


def _ids_of(reader: Reader, persons: Iterable[Person]) -> dict[str, list[str]]:
    """Person id to all applicant ids, of those persons who have several."""
    joined = [person.id for person in persons if person.is_joined]
    rows = reader.read(statement(__package__, "ids_of_persons"), person_ids=joined) if joined else []
    return {row["person_id"]: row["applicant_ids"] for row in rows}


def _own_ids(one: Reached, ids: dict[str, list[str]]) -> list[str]:
    met = one.path[-1]
    return [met, *sorted(set(ids.get(one.person.id, ())) - {met})]
