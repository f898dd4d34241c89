"""What an analyst's own text may do: read. The server's plan decides it, never the text."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from graph.driver.plans import Operator, Plan

_READ = "r"
_QUOTED = re.compile(r"`(?:[^`]|``)*`")
_FUNCTION_CALL = re.compile(r"(?<![\w.$])(\w+(?:\.\w+)+)\(")


def refusal(plan: Plan) -> str | None:
    """Why this plan may not run, as a phrase that goes on after `This query`; None where it only reads the graph."""
    if plan.query_type != _READ:
        return "does more than read, and analysts' queries are read-only"
    return next((reason for operator in plan.operators for reason in _reasons(operator)), None)


def _reasons(operator: Operator) -> Iterator[str]:
    name = operator.name.partition("(")[0]
    if operator.database == "system":
        yield "reads the system database"
    if name not in _allowed()["operators"] and not name.endswith(_allowed()["operator_ends"]):
        yield f"uses {name}, which is not on the list of what only reads the graph"
    if name == "ProcedureCall":
        yield from _of_procedure(operator.details)
    else:
        yield from _of_functions(operator.details)


def _of_procedure(details: str) -> Iterator[str]:
    procedure = details.partition("(")[0]
    if procedure not in _allowed()["procedures"]:
        yield f"calls the procedure {procedure}, which is not on the list of those that only read the graph"


def _of_functions(details: str) -> Iterator[str]:
    # Names that the text chose stand in backticks; its literals are parameters by now.
    for function in _FUNCTION_CALL.findall(_QUOTED.sub("", details)):
        if function.casefold() not in map(str.casefold, _allowed()["functions"]):
            yield f"calls the function {function}, which is not on the list of those that only compute"


@cache
def _allowed() -> Mapping[str, tuple[str, ...]]:
    lists = tomllib.loads((files(__package__) / "allowed.toml").read_text(encoding="utf-8"))
    return {name: tuple(entries) for name, entries in lists.items()}
