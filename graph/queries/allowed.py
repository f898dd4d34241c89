"""What a query may be made of: names that come with Ringlight, and those that whoever runs an own server adds."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator

from graph.errors import UsageError
from graph.settings import OwnServer
from graph.settings_file import NAME, Table, read_table

_EXACT = re.compile(r"\w+(\.\w+)*")


@dataclass(frozen=True, slots=True)
class Allowed:
    """Names from the server's plan."""

    operators: frozenset[str]
    operator_ends: tuple[str, ...]
    procedures: frozenset[str]
    functions: frozenset[str]
    """Casefolded, as Neo4j does not tell them apart by case."""


def shipped() -> Allowed:
    """What comes with Ringlight."""
    return _with(_Added())


def allowed_on(server: OwnServer, home: Path) -> Allowed:
    """What comes with Ringlight and, on an own server, what the table `queries` of the home's settings adds.

    UsageError for a name that is not exact or that never may run, and for any where the server is the embedded one.
    """
    added = read_table(home, "queries", _Added)
    if server.disk and added != _Added():
        raise UsageError(f"{home / NAME}: queries counts on a server of your own (NEO4J_URI) alone: remove the table.")
    return _with(added)


def _operator(name: str) -> str:
    return _addable(name, _lists()["never_operators"])


def _called(name: str) -> str:
    return _addable(name, _lists()["never_called"])


def _addable(name: str, never: Iterable[str]) -> str:
    if not _EXACT.fullmatch(name):
        raise ValueError(f"{name!r} is no exact name, and there are no wildcards")
    if name.startswith(tuple(never)):
        raise ValueError(f"{name} may not run in a query, whatever is listed here: remove it")
    return name


class _Added(Table):
    operators: tuple[Annotated[str, AfterValidator(_operator)], ...] = ()
    procedures: tuple[Annotated[str, AfterValidator(_called)], ...] = ()
    functions: tuple[Annotated[str, AfterValidator(_called)], ...] = ()


def _with(added: _Added) -> Allowed:
    lists = _lists()
    return Allowed(
        frozenset([*lists["operators"], *added.operators]),
        tuple(lists["operator_ends"]),
        frozenset([*lists["procedures"], *added.procedures]),
        frozenset(map(str.casefold, [*lists["functions"], *added.functions])),
    )


@cache
def _lists() -> Mapping[str, list[str]]:
    return tomllib.loads((files(__package__) / "allowed.toml").read_text(encoding="utf-8"))
