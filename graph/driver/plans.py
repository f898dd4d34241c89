"""What the server would do for a text: its plan, and the names in the text that it does not know."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import neo4j


@dataclass(frozen=True, slots=True)
class Operator:
    """One step of a plan: `LoadCSV` in database `neo4j`, with what the server says about it."""

    name: str
    database: str
    details: str


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A name in a text that the graph does not have. `kind` is `label`, `relationship type` or `property`."""

    kind: str
    name: str
    line: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What a text would do. `query_type` is `r` for a read, `w` or `rw` for a write, `s` for administration."""

    query_type: str
    operators: tuple[Operator, ...]
    columns: tuple[str, ...] = ()
    unknown_names: tuple[UnknownName, ...] = ()


_KINDS_OF_NAMES = {"01N50": "label", "01N51": "relationship type", "01N52": "property"}
_QUOTED = re.compile(r"`((?:[^`]|``)+)`")


def plan_of(result: neo4j.Result) -> Plan:
    """The plan in the answer to an EXPLAIN, which is used up by this."""
    columns, summary = tuple(result.keys()), result.consume()
    operators, unknown = _operators(summary.plan or {}), _unknown_names(summary.gql_status_objects)
    return Plan(summary.query_type or "", tuple(operators), columns, tuple(unknown))


def _operators(plan: Mapping[str, Any]) -> Iterator[Operator]:
    if plan:
        name, _, database = plan["operatorType"].partition("@")
        yield Operator(name, database, str(plan["args"].get("Details", "")))
    for child in plan.get("children", ()):
        yield from _operators(child)


def _unknown_names(said: Iterable[neo4j.GqlStatusObject]) -> Iterator[UnknownName]:
    for each in said:
        kind, name = _KINDS_OF_NAMES.get(each.gql_status), _QUOTED.search(each.status_description)
        if kind and name:
            yield UnknownName(kind, name[1].replace("``", "`"), each.position.line if each.position else 1)
