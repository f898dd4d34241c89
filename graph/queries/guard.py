"""What an analyst's own text may do: read. The server's plan decides it, never the text."""

import re
from collections.abc import Iterator

from graph.driver.plans import Operator, Plan
from graph.queries.allowed import Allowed, shipped

_READ = "r"
_QUOTED = re.compile(r"`(?:[^`]|``)*`")
_FUNCTION_CALL = re.compile(r"(?<![\w.$])(\w+(?:\.\w+)+)\(")


def refusal(plan: Plan, allowed: Allowed | None = None) -> str | None:
    """Why this plan may not run, as a phrase that goes on after `This query`; None where it only reads the graph.

    Without `allowed` what comes with Ringlight is.
    """
    if plan.query_type != _READ:
        return "does more than read, and analysts' queries are read-only"
    names = allowed or shipped()
    return next((reason for operator in plan.operators for reason in _reasons(operator, names)), None)


def _reasons(operator: Operator, allowed: Allowed) -> Iterator[str]:
    name = operator.name.partition("(")[0]
    if operator.database == "system":
        yield "reads the system database"
    if name not in allowed.operators and not name.endswith(allowed.operator_ends):
        yield f"uses {name}, which is not on the list of what only reads the graph"
    procedure, _, given = operator.details.partition("(") if name == "ProcedureCall" else ("", "", operator.details)
    if procedure and procedure not in allowed.procedures:
        yield f"calls the procedure {procedure}, which is not on the list of those that only read the graph"
    yield from _of_functions(given, allowed)


def _of_functions(details: str, allowed: Allowed) -> Iterator[str]:
    # Names that the text chose stand in backticks; its literals are parameters by now.
    for function in _FUNCTION_CALL.findall(_QUOTED.sub("", details)):
        if function.casefold() not in allowed.functions:
            yield f"calls the function {function}, which is not on the list of those that only compute"
