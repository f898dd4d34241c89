"""An event is one transaction: a text that Spark reads into columns, and one Cypher statement that takes those.

The statement is made of the loaders' own ones. A parameter of one of them is a column, `touch_run_id`: the connector
would take a column of nested values apart, so what is nested lies in lists.
"""

import json
import re
from collections.abc import Mapping
from typing import Any, TypeAlias

from graph.statements import statement

_FACTS = "graph.facts"
_ELEMENT_ROWS = "UNWIND $rows AS row"
_PARAMETER = re.compile(r"\$(\w+)")

_IDS = "array<string>"
_TIME = "struct<seconds: bigint, nanoseconds: bigint, precision: string>"
_ELEMENTS = (
    f"array<struct<key: {_IDS}, texts: map<string, string>, lists: map<string, {_IDS}>, times: map<string, {_TIME}>>>"
)
_SHOWN = {"rows": "array<struct<applicant_id: string, shown: map<string, string>>>"}
_COUNTS = "struct<run_id: string, nodes_created: bigint, relationships_created: bigint, placeholders: bigint>"
_LAST = {"count_created": {"rows": f"array<{_COUNTS}>"}, "still_alone": {"seen": "array<bigint>"}}

Statements: TypeAlias = Mapping[str, Mapping[str, str]]
"""Statements in their order, and their parameters as Spark declares them."""

NODES: Statements = {
    "lock_applicants": _SHOWN,
    "merge_identifiers": {"rows": f"array<struct<labels: {_IDS}, properties: map<string, string>>>"},
    "write_buildings": {"rows": "array<struct<identifier_id: string, building_id: string, value: string>>"},
    **_LAST,
}
"""Of the first pass."""

FACTS: Statements = {
    "lock_applicants": _SHOWN,
    "lock_entries": {"entry_ids": _IDS},
    "create_records": {"rows": _ELEMENTS},
    "change_records": {"rows": _ELEMENTS},
    "merge_sightings": {"rows": f"array<struct<key: {_IDS}>>"},
    "change_sightings": {"rows": _ELEMENTS},
    "write_applications": {"rows": _ELEMENTS},
    "write_shipments": {"rows": _ELEMENTS},
    "write_aliases": {"rows": _ELEMENTS},
    "write_entries": {"rows": _ELEMENTS},
    "show_values": _SHOWN,
    "touch": {
        "run_id": "string",
        "identifiers": _IDS,
        "applicants": _IDS,
        "ring_identifiers": _IDS,
        "ring_applicants": _IDS,
    },
    **_LAST,
}
"""Of the second pass."""

_OWN = ("merge_identifiers", "merge_sightings", *_LAST)


Event: TypeAlias = dict[str, dict[str, Any]]
"""The parameters of one transaction: by statement, by name."""


def columns_of(statements: Statements) -> str:
    """The columns of an event with these statements."""
    return ", ".join(f"{name}_{parameter} {kind}" for name, of in statements.items() for parameter, kind in of.items())


def text_of(event: Event) -> str:
    """The event, such that Spark can read it into its columns."""
    return json.dumps({f"{name}_{parameter}": value for name, of in event.items() for parameter, value in of.items()})


def query_of(statements: Statements) -> str:
    """One statement that does them all for `event`."""
    return "\n".join((*(_subquery(name, of) for name, of in statements.items()), "FINISH"))


def _subquery(name: str, parameters: Mapping[str, str]) -> str:
    text = statement(__package__ if name in _OWN else _FACTS, name)
    if parameters.get("rows") == _ELEMENTS:
        unwound = f"UNWIND $rows AS element\n{statement(__package__, 'row_of_element')}"
        text = text.replace(_ELEMENT_ROWS, unwound)
    text = _PARAMETER.sub(rf"event.{name}_\1", text)
    # Whatever it returns, one row goes on.
    return f"CALL (event) {{\nCALL (event) {{\n{text}}}\nRETURN count(*) AS {name}\n}}"
