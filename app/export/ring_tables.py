"""A ring and a path as rows."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from graph.rings.model import Ring, StoredRing
from graph.rings.path import Path

MEMBER_COLUMNS = ("applicant_id", "name", "status", "strength", "hops", "through")
LINK_COLUMNS = (
    "applicant_id",
    "identifier_id",
    "kind",
    "value",
    "role",
    "raw",
    "sources",
    "first_seen_at",
    "last_seen_at",
    "strength",
)
STEP_COLUMNS = ("applicant_id", "kind", "value", "role", "raw", "sources", "first_seen_at", "last_seen_at")
RING_COLUMNS = (
    "ring_id",
    "size",
    "risk",
    "strength",
    "verdict",
    "hired",
    "holding",
    "members",
    "beside",
    "evidence",
    "reasons",
    "risk_reasons",
    "first_seen_at",
    "last_seen_at",
)
LEFT_OUT_COLUMNS = ("id", "kind", "value", "degree", "reason")


def member_rows(ring: Ring) -> Iterator[dict[str, Any]]:
    """One row for each member, as they are ranked, with the value that joins them to somebody nearer."""
    values = {identifier.id: identifier.value for identifier in ring.values}
    for member in ring.members:
        through = next((values[each] for each in reversed(member.path) if each in values), None)
        row = {column: getattr(member, column) for column in MEMBER_COLUMNS if column != "through"}
        yield row | {"through": through}


def link_rows(ring: Ring) -> Iterator[dict[str, Any]]:
    """One row for each use of a value, with the value itself."""
    identifiers = {identifier.id: identifier for identifier in ring.values}
    for link in ring.links:
        identifier = identifiers[link.identifier_id]
        row = {"kind": identifier.kind, "value": identifier.value}
        yield row | {column: getattr(link, column) for column in LINK_COLUMNS if column not in row}


def left_out_rows(ring: Ring) -> Iterator[dict[str, Any]]:
    """One row for each value that members use and that was not crossed."""
    return ({column: getattr(one, column) for column in LEFT_OUT_COLUMNS} for one in ring.left_out.identifiers)


def step_rows(path: Path) -> Iterator[dict[str, Any]]:
    """One row for each use of a value on the way, in its order."""
    identifiers = {identifier.id: identifier for identifier in path.identifiers}
    order = {node: place for place, node in enumerate(path.path)}
    for link in sorted(path.links, key=lambda link: order[link.applicant_id] + order[link.identifier_id]):
        identifier = identifiers[link.identifier_id]
        row = {"kind": identifier.kind, "value": identifier.value}
        yield row | {column: getattr(link, column) for column in STEP_COLUMNS if column not in row}


def ring_rows(rings: Iterable[StoredRing], *, whole: bool) -> Iterator[dict[str, Any]]:
    """One row for each ring; unless `whole`, evidence is shortened to the values themselves."""
    for ring in rings:
        row = {field.name: getattr(ring, field.name) for field in fields(ring)}
        yield row if whole else row | {"evidence": [f"{one.value} ({one.members})" for one in ring.evidence]}
