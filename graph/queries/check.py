"""All that is wrong with saved queries, each with file, line and what to do. The server's plan decides."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from pathlib import Path

from graph.database import Database
from graph.driver.plans import Plan, UnknownName
from graph.errors import UsageError
from graph.queries.guard import refusal
from graph.queries.library import query_files, same_names
from graph.queries.saved import Fault, SavedQuery, parameters_used, read_query

_LINE = re.compile(r"\(line (\d+), column \d+")


def check_folder(database: Database, folder: Path) -> list[Fault]:
    """The faults of every saved query in a folder and the folders in it."""
    paths = query_files(folder)
    return [*same_names(paths), *(fault for path in paths for fault in check(database, path))]


def check(database: Database, path: Path) -> list[Fault]:
    """The faults of one file, as far as they can be told without running it."""
    query = read_query(path)
    return query if isinstance(query, list) else check_query(database, query)


def check_query(database: Database, query: SavedQuery) -> list[Fault]:
    """The faults of a query that only the server's plan shows."""
    try:
        plan = database.explain(query.text, dict.fromkeys(parameters_used(query.text)))
    except UsageError as error:
        at = _LINE.search(str(error))
        return [Fault(query.file, int(at[1]) if at else 1, f"{str(error).rstrip('.')}. Correct the statement.")]
    return [*_faults_of_plan(query, plan)]


def _faults_of_plan(query: SavedQuery, plan: Plan) -> Iterator[Fault]:
    line = _first_line_of_statement(query.text)
    if refused := refusal(plan):
        yield Fault(query.file, line, f"It {refused}: leave that out.")
    for column in query.says.returns:
        if column not in plan.columns:
            yield Fault(query.file, line, f"It promises the column {column} and does not return it: add `AS {column}`.")
    for unknown in plan.unknown_names:
        if unknown.name not in _vocabulary()[unknown.kind]:
            yield Fault(query.file, unknown.line, _remedy(unknown))


def _remedy(unknown: UnknownName) -> str:
    near = get_close_matches(unknown.name, _vocabulary()[unknown.kind], n=1)
    advice = f"did you mean {near[0]}?" if near else "docs/data-model.md names those that there are."
    return f"There is no {unknown.kind} {unknown.name}: {advice}"


def _first_line_of_statement(text: str) -> int:
    lines = text.splitlines()
    return next(
        (place for place, line in enumerate(lines, 1) if line.strip() and not line.lstrip().startswith("//")), 1
    )


@cache
def _vocabulary() -> Mapping[str, list[str]]:
    words: Mapping[str, list[str]] = tomllib.loads((files(__package__) / "vocabulary.toml").read_text(encoding="utf-8"))
    return words
