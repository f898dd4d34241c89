"""How two applicants hang together."""

import sys
from dataclasses import dataclass
from itertools import pairwise

from graph.database import Database
from graph.rings.detection.tangle import HANDFUL
from graph.rings.evidence import Evidence, read_shown
from graph.rings.growth import Limits, find_ring
from graph.rings.model import Link, RingIdentifier
from graph.statements import statement

_ANY_NUMBER = sys.maxsize


@dataclass(frozen=True, slots=True)
class Path:
    """A way from one applicant to another. `path` alternates applicants and values; two ids in a row are one person."""

    path: tuple[str, ...]
    identifiers: tuple[RingIdentifier, ...]
    links: tuple[Evidence | Link, ...]
    through_crowd: bool
    """Whether it leads through a value that a crowd shares, which says little."""

    @property
    def hops(self) -> int:
        """How many values lie between the two."""
        return len(self.identifiers)


def find_path(database: Database, one: str, other: str) -> Path | None:
    """The shortest way between two applicants, or None; through a crowd's value only where there is no other."""
    if one == other:
        return Path((one,), (), (), through_crowd=False)
    return (
        _path(database, one, other, crowd=HANDFUL)
        or _path_in_ring(database, one, other)
        or _path(database, one, other, crowd=_ANY_NUMBER)
    )


def _path(database: Database, one: str, other: str, *, crowd: int) -> Path | None:
    rows = database.read(statement(__package__, "path"), one=one, other=other, crowd=crowd)
    if not rows:
        return None
    path = tuple(rows[0]["path"])
    identifiers = tuple(RingIdentifier(**identifier) for identifier in rows[0]["identifiers"])
    return Path(path, identifiers, _evidence(database, path, identifiers), through_crowd=crowd != HANDFUL)


def _path_in_ring(database: Database, one: str, other: str) -> Path | None:
    """The way on which the ring around `one` reaches `other`, perhaps through a building whose unit was left out."""
    ring = find_ring(database, one, Limits(max_applicants=_ANY_NUMBER))
    way = next((member.path for member in ring.members if member.applicant_id == other), None) if ring else None
    if ring is None or way is None:
        return None
    identifiers = tuple(value for value in ring.identifiers if value.id in way)
    steps = {*pairwise(way), *pairwise(reversed(way))}
    links = (link for link in ring.links if (link.applicant_id, link.identifier_id) in steps)
    return Path(way, identifiers, tuple(links), through_crowd=False)


def _evidence(
    database: Database, path: tuple[str, ...], identifiers: tuple[RingIdentifier, ...]
) -> tuple[Evidence, ...]:
    steps = {*pairwise(path), *pairwise(reversed(path))}
    values = [identifier.id for identifier in identifiers]
    shown = read_shown(database, [node for node in path if node not in values], values)
    return tuple(use for one in shown for use in one.evidence if (use.applicant_id, use.identifier_id) in steps)
