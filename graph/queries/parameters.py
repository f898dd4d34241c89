"""From what somebody typed to the values of a query's parameters."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from typing import Any

from graph.errors import UsageError
from graph.queries.declaration import Parameter, fits

Entries = Callable[[str], Sequence[str]]
"""The name of a reference list to its entries."""


def values_of(parameters: Mapping[str, Parameter], typed: Mapping[str, str], entries: Entries) -> dict[str, Any]:
    """A value for every declared parameter; UsageError for one that is unknown, missing or of another type."""
    for name in typed.keys() - parameters.keys():
        near = get_close_matches(name, parameters, n=1)
        raise UsageError(f"The query has no parameter {name}" + (f": did you mean {near[0]}?" if near else "."))
    return {name: _value(name, parameter, typed.get(name), entries) for name, parameter in parameters.items()}


def _value(name: str, parameter: Parameter, typed: str | None, entries: Entries) -> object:
    if typed is not None:
        return _read(name, parameter, typed)
    value = value_without(parameter, entries)
    if value is None and not parameter.optional:
        raise UsageError(f"The query needs -p {name}=… ({parameter.label or parameter.type}).")
    return value


def value_without(parameter: Parameter, entries: Entries) -> object:
    """What a parameter is where nothing is given: the entries of its list, its default, or None."""
    return list(entries(parameter.values_from)) if parameter.values_from else parameter.default


def _read(name: str, parameter: Parameter, typed: str) -> object:
    value: object = typed
    if parameter.type == "date":
        value = _date(typed)
    elif parameter.type != "text":
        value = json_or_text(typed)
    if parameter.type == "texts" and isinstance(value, str):
        value = [part.strip() for part in typed.split(",")]
    if not fits(value, parameter.type):
        raise UsageError(f"-p {name}={typed}: this is no {parameter.type}, such as {_EXAMPLES[parameter.type]}.")
    return value


def json_or_text(typed: str) -> object:
    """What JSON holds, such as 3 or true; else the text itself."""
    try:
        return json.loads(typed)
    except json.JSONDecodeError:
        return typed


def _date(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


_EXAMPLES = {
    "integer": "3",
    "number": "0.5",
    "boolean": "true",
    "date": "2026-01-31",
    "texts": '["A-1", "A-2"] or A-1,A-2',
}
