"""Which values are classed, and which busy ones wait for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from graph.database import Reader
from graph.hubs.busy_value import HANDFUL
from graph.hubs.lists.reference import ReferenceLists
from graph.hubs.read import busiest, read_busy_values
from graph.hubs.rules import Proposal, propose
from graph.hubs.standing import Standing, all_hub_classes, in_role
from graph.statements import statement

NOT_HELD: tuple[str | None, int | None] = (None, None)
"""Value and degree of what is classed and not in the graph: the facts were wiped, or have not come yet."""


@dataclass(frozen=True, slots=True)
class Unclassified:
    """A busy value in a role that nobody has classed, and what the rules say it looks like."""

    identifier_id: str
    kind: str
    value: str
    role: str | None
    persons: int
    proposal: Proposal


@dataclass(frozen=True, slots=True)
class Classified:
    """A value that somebody has classed. `value` and `degree` are None where the graph does not hold it (yet)."""

    identifier_id: str
    role: str | None
    value: str | None
    degree: int | None
    standing: Standing


def unclassified(
    reader: Reader, lists: ReferenceLists, on: date, *, least: int = HANDFUL + 1, limit: int = 50
) -> list[Unclassified]:
    """The busiest values that nobody has classed, the busiest first; `least` persons share each in its role."""
    classed = all_hub_classes(reader, on)
    ids = busiest(reader, least=least, limit=limit, classed=[id_ for id_, role in classed if role is None])
    values = (
        value
        for value in read_busy_values(reader, ids, lists)
        if value.persons >= least and not in_role(classed, value.identifier_id, value.role)
    )
    found = [
        Unclassified(one.identifier_id, one.kind, one.value, one.role, one.persons, propose(one)) for one in values
    ]
    return sorted(found, key=lambda one: (-one.persons, one.identifier_id, one.role or ""))[:limit]


def classified(reader: Reader, on: date) -> list[Classified]:
    """Every value with a class that stands on that day, the latest decision first."""
    standings = all_hub_classes(reader, on)
    known = _values(reader, {identifier_id for identifier_id, _ in standings})
    found = [
        Classified(identifier_id, role, *known.get(identifier_id, NOT_HELD), standing)
        for (identifier_id, role), standing in standings.items()
    ]
    return sorted(found, key=lambda one: (one.standing.decision.decided_at, one.identifier_id), reverse=True)


def _values(reader: Reader, identifier_ids: Iterable[str]) -> dict[str, tuple[str | None, int | None]]:
    rows = reader.read(statement(__package__, "values"), identifier_ids=sorted(identifier_ids))
    return {row["identifier_id"]: (row["value"], row["degree"]) for row in rows}
