"""All that is wrong with saved queries, each with file, line and what to do. The server's plan decides."""

import re
from collections.abc import Iterator
from pathlib import Path

from graph.database import Database
from graph.driver.plans import Plan
from graph.errors import UsageError
from graph.queries.allowed import Allowed
from graph.queries.guard import refusal
from graph.queries.library import query_files, same_names
from graph.queries.names import unknown_names
from graph.queries.saved import Fault, SavedQuery, declared_query, parameter_faults, parameters_used

_LINE = re.compile(r"\(line (\d+), column \d+")


def check_folder(database: Database, folder: Path, allowed: Allowed | None = None) -> list[Fault]:
    """The faults of every saved query in a folder and the folders in it.

    Here and below: without `allowed` what comes with Ringlight may run.
    """
    paths = query_files(folder)
    return [*same_names(paths), *(fault for path in paths for fault in check(database, path, allowed))]


def check(database: Database, path: Path, allowed: Allowed | None = None) -> list[Fault]:
    """The faults of one file, as far as they can be told without running it."""
    query = declared_query(path)
    return query if isinstance(query, list) else check_query(database, query, allowed)


def check_query(database: Database, query: SavedQuery, allowed: Allowed | None = None) -> list[Fault]:
    """The faults of a query whose declaration reads: in its parameters, and those that the server's plan shows."""
    return [*parameter_faults(query), *_faults_of_statement(database, query, allowed)]


def _faults_of_statement(database: Database, query: SavedQuery, allowed: Allowed | None) -> list[Fault]:
    try:
        plan = database.explain(query.text, dict.fromkeys(parameters_used(query.text)))
    except UsageError as error:
        at = _LINE.search(str(error))
        return [Fault(query.file, int(at[1]) if at else 1, f"{str(error).rstrip('.')}. Correct the statement.")]
    return [*_faults_of_plan(query, plan, allowed)]


def _faults_of_plan(query: SavedQuery, plan: Plan, allowed: Allowed | None) -> Iterator[Fault]:
    line = _first_line_of_statement(query.text)
    if refused := refusal(plan, allowed):
        yield Fault(query.file, line, f"It {refused}: leave that out.")
    for column in query.says.returns:
        if column not in plan.columns:
            yield Fault(query.file, line, f"It promises the column {column} and does not return it: add `AS {column}`.")
    yield from (Fault(query.file, line, remedy) for line, remedy in unknown_names(plan))


def _first_line_of_statement(text: str) -> int:
    lines = text.splitlines()
    return next(
        (place for place, line in enumerate(lines, 1) if line.strip() and not line.lstrip().startswith("//")), 1
    )
