"""What lies beyond one node of a shown ring, and is not the ring: who else has a value, what else a person shares."""

from collections.abc import Collection
from dataclasses import dataclass

from graph.database import Database, Reader
from graph.rings.evidence import Shown, read_shown
from graph.rings.model import RingIdentifier
from graph.statements import statement

MOST = 25
"""So many are shown at once: more would bury the ring, and a search finds them all."""
_LOOKED_AT = 5_000


@dataclass(frozen=True, slots=True)
class Beyond:
    """The first of the `total` that are not shown yet: applicants with their use of the value, or a person's values."""

    total: int
    applicants: tuple[Shown, ...] = ()
    identifiers: tuple[RingIdentifier, ...] = ()


def beyond_value(database: Database, identifier_id: str, known: Collection[str]) -> Beyond:
    """Who else has this value beside the `known` applicants; the last seen first, one applicant of each person."""
    return database.read_together(lambda reader: _sharers(reader, identifier_id, known))


def _sharers(reader: Reader, identifier_id: str, known: Collection[str]) -> Beyond:
    rows = reader.read(
        statement(__package__, "beyond_value"),
        identifier_id=identifier_id,
        known=list(known),
        looked_at=_LOOKED_AT,
        most=MOST,
    )
    if not rows:
        return Beyond(0)
    [row] = rows
    return Beyond(row["total"], tuple(read_shown(reader, row["applicant_ids"], [identifier_id])))


def beyond_person(database: Database, applicant_id: str, known: Collection[str]) -> Beyond:
    """What else this person shares with anybody beside the `known` values; what few share first."""
    return database.read_together(lambda reader: _shares(reader, applicant_id, known))


def _shares(reader: Reader, applicant_id: str, known: Collection[str]) -> Beyond:
    rows = reader.read(statement(__package__, "beyond_person"), applicant_id=applicant_id, known=list(known), most=MOST)
    if not rows:
        return Beyond(0)
    [row] = rows
    holders = sorted({id_ for value in row["shown"] for id_ in value["holders"]})
    shown = read_shown(reader, holders, [value["id"] for value in row["shown"]])
    values = (RingIdentifier(one["id"], one["kind"], one["value"], one["degree"]) for one in row["shown"])
    return Beyond(row["total"], tuple(shown), tuple(values))
