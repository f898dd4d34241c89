"""What a map says beside a canonical column: a header as it is written, `#3`, or a JMESPath expression."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

import jmespath
from jmespath.exceptions import JMESPathError, JMESPathTypeError
from jmespath.parser import ParsedResult
from jmespath.visitor import TreeInterpreter

from ingest.feeds import near
from ingest.sources.record import Header

POSITION = re.compile(r"#([1-9]\d{0,8})", re.ASCII)
EVALUATION_FAULTS = (JMESPathError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError)
"""What the library raises on a record that an expression does not fit; not all of it is its own error."""
RECORD = "_record"
"""The name of the whole record where `each` makes a row of each element."""
OUTER = f"{RECORD}."
_OF_FIRST_CHILD = frozenset(
    {"subexpression", "index_expression", "projection", "value_projection", "filter_projection", "flatten", "pipe"}
)
"""Nodes whose further children are read from what the first one found, not from the record."""


@dataclass(frozen=True, slots=True)
class Expression:
    """How one value is read from a record, and which of the record's fields that takes."""

    text: str
    read: Callable[[Mapping[str, Any]], Any]
    names: frozenset[str]
    field: str | None = None
    """The one field that is read as it is, where that is all."""


def expression(text: str, header: Header | None) -> Expression:
    """Understand `text`; ValueError, in words for the user, when a table has no such column or it is no JMESPath.

    A name that is literally there wins over its reading as an expression: `name.first` may be a column.
    """
    if header is None:
        return _of_any_record(text)
    if position := POSITION.fullmatch(text):
        return _literal(text, _key_at(int(position[1]), header))
    if text in header.keys:
        return _literal(text, text)
    if text in header.names:
        places = [f"#{at}" for at, name in enumerate(header.names, start=1) if name == text]
        raise ValueError(f"the column {text!r} is there more than once: say which one, {' or '.join(places)}")
    return _of_table(text, header)


def element_expression(text: str, header: Header | None) -> Expression:
    """Understand `text` as said of an element that `each` finds; `header` is that of its record.

    `names` are the fields of the record that it reads, not those of the element.
    """
    outer = text.removeprefix(OUTER)
    if outer != text and header and (POSITION.fullmatch(outer) or outer in header.names):
        field = expression(outer, header)
        return Expression(text, lambda fields: field.read(fields[RECORD]), field.names)
    if POSITION.fullmatch(text):
        raise ValueError(f"{text} is the position of a column: under `each` say {OUTER}{text}")
    parsed = compiled(text)
    if parsed.parsed["type"] == "field":
        name = parsed.parsed["value"]
        return Expression(text, lambda fields: fields.get(name), frozenset(), name)
    search = _search(parsed)

    def read(fields: Mapping[str, Any]) -> Any:  # noqa: ANN401  # any JSON value
        if text in fields:
            return fields[text]
        return fields[RECORD][outer] if outer != text and outer in fields[RECORD] else search(fields)

    return Expression(text, read, _outer_names(parsed.parsed))


def compiled(text: str) -> ParsedResult:
    """Compile JMESPath; ValueError when `text` is none, also when it calls a function that is not there."""
    try:
        parsed = jmespath.compile(text)
        with suppress(JMESPathTypeError, AttributeError, TypeError):
            parsed.search({})
    except (JMESPathError, RecursionError) as error:
        reason = str(error).split("\n", 1)[0].rstrip(".")
        raise ValueError(f"{text!r} is not JMESPath ({reason}); a name with spaces needs double quotes in it") from None
    if _negates_too_soon(parsed.parsed):
        raise ValueError(f"in {text!r} the ! counts before the dot: write !(a.b)")
    return parsed


def is_true(value: Any) -> bool:  # noqa: ANN401  # any JSON value
    """Tell what JMESPath calls true: everything but null, false and what is empty."""
    return value is not None and value is not False and value not in ("", [], {})


def in_words(error: Exception) -> str:
    """Put an evaluation fault on one line, without the record's values: counts are grouped by it."""
    if isinstance(error, JMESPathTypeError):
        return f"{error.function_name}() cannot take {error.actual_type}"
    return str(error).split("\n", 1)[0].rstrip(".") or type(error).__name__


def _literal(text: str, key: str) -> Expression:
    return Expression(text, lambda fields: fields.get(key), frozenset({key}), key)


def _key_at(position: int, header: Header) -> str:
    if position > len(header.keys):
        raise ValueError(f"there is no column #{position}: the table has {len(header.keys)}")
    return header.keys[position - 1]


def _of_any_record(text: str) -> Expression:
    if POSITION.fullmatch(text):
        raise ValueError(f"{text} is the position of a column, and JSON records have none")
    parsed = compiled(text)
    if parsed.parsed["type"] == "field":
        return _literal(text, parsed.parsed["value"])
    search = _search(parsed)

    def read(fields: Mapping[str, Any]) -> Any:  # noqa: ANN401  # any JSON value
        return fields[text] if text in fields else search(fields)

    return Expression(text, read, _names(parsed.parsed) | {text})


def _of_table(text: str, header: Header) -> Expression:
    try:
        parsed = compiled(text)
    except ValueError as error:
        raise ValueError(f"there is no column {text!r}{near(text, header.keys)}, and {error}") from None
    names = _names(parsed.parsed)
    if names and names.isdisjoint(header.keys):
        missing = min(names)
        raise ValueError(f"there is no column {missing!r}{near(missing, header.keys)}")
    return Expression(text, _search(parsed), names)


def _search(parsed: ParsedResult) -> Callable[[Mapping[str, Any]], Any]:
    """Do what `parsed.search` does, at twice its speed: that builds an interpreter anew for each record."""
    return partial(TreeInterpreter().visit, parsed.parsed)


def _negates_too_soon(node: Mapping[str, Any]) -> bool:
    """Whether somewhere a field of `!a` is read, as in `!a.b`: it is always null, and what was meant is not."""
    children = node["children"]
    is_here = node["type"] == "subexpression" and children[0]["type"] == "not_expression"
    return is_here or any(map(_negates_too_soon, children))


def _names(node: Mapping[str, Any]) -> frozenset[str]:
    """Name the fields of the record itself that an expression reads."""
    if node["type"] == "field":
        return frozenset({node["value"]})
    if node["type"] == "expref":
        return frozenset()
    children = node["children"][:1] if node["type"] in _OF_FIRST_CHILD else node["children"]
    return frozenset().union(*(_names(child) for child in children))


def _outer_names(node: Mapping[str, Any]) -> frozenset[str]:
    """Name the fields of the record that an expression on one of its elements reads."""
    if node["type"] == "subexpression" and node["children"][0].get("value") == RECORD:
        return _names(node["children"][1])
    return frozenset().union(*(_outer_names(child) for child in node["children"]))
