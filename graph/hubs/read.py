"""Busy values as they are read from the graph: bounded for each value, however many share it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from graph.database import Reader, Row
from graph.hubs.busy_value import BusyValue, Holder, Shared
from graph.hubs.lists.entries import Asked
from graph.hubs.lists.reference import ReferenceLists
from graph.identifiers.kinds import KINDS
from graph.statements import statement

MOST_HOLDERS = 1_000
"""Of a value that more persons have, the counts alone are read."""


def read_busy_values(reader: Reader, identifier_ids: Iterable[str], lists: ReferenceLists) -> list[BusyValue]:
    """What is known of each of these values, in each role that somebody has it in; in the order given."""
    asked = [each for identifier_id in identifier_ids for each in _in_each_role(identifier_id)]
    rows = reader.read(statement(__package__, "busy_values"), asked=asked, most=MOST_HOLDERS)
    found = {(row["identifier_id"], row["role"]): _listed(_busy_value(row), lists) for row in rows}
    keys = ((each["identifier_id"], each["role"]) for each in asked)
    return [found[key] for key in keys if key in found]


def busiest(reader: Reader, *, least: int, limit: int, classed: Sequence[str]) -> list[str]:
    """The ids of the values that most persons share, at least so many, without those that are `classed`."""
    rows = reader.read(statement(__package__, "busiest"), least=least, limit=limit, classed=list(classed))
    return [row["identifier_id"] for row in rows]


def _in_each_role(identifier_id: str) -> Iterator[dict[str, str | None]]:
    """Only an address is had in several roles; another kind's one role goes without saying."""
    kind = KINDS[identifier_id.partition(":")[0]]
    for role in kind.roles:
        name = role.name if len(kind.roles) > 1 else None
        yield {"identifier_id": identifier_id, "role": name, "relationship": role.relationship}


def _busy_value(row: Row) -> BusyValue:
    holders = tuple(_holder(each) for each in row["holders"])
    return BusyValue(
        identifier_id=row["identifier_id"],
        kind=row["kind"],
        value=row["value"],
        persons=len(holders) or row["degree"],
        role=row["role"],
        holders=holders,
        shared=tuple(_shared(each) for each in row["shared"]),
        building_id=row["building_id"],
        unit=row["unit"],
        place=row["place"],
        units=row["units"],
        units_sent_to=row["units_sent_to"],
        sent_by=frozenset(row["sent_by"]),
    )


def _holder(each: Row) -> Holder:
    first, last = (time and time.to_native() for time in (each["first"], each["last"]))
    return Holder(each["person_id"], each["name"], each["university"], first, last)


def _shared(each: Row) -> Shared:
    person_ids, sent_by = frozenset(each["person_ids"]), frozenset(each["sent_by"])
    return Shared(each["kind"], each["degree"], person_ids, each["building_id"], sent_by)


def _listed(value: BusyValue, lists: ReferenceLists) -> BusyValue:
    asked = Asked(value.identifier_id, value.value, value.building_id)
    return replace(value, lists=lists.naming(value.kind, asked))
