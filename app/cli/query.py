"""`ringlight query`: an analyst's own text, and saved queries."""

import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path
from typing import Any

import click

from app.access.misused import left_out_in_words, rows_left
from app.auditing import note_query, outcome_noted
from app.cli.formats import format_option, show_rows
from app.export.cells import visible
from graph.access import open_database
from graph.errors import UsageError
from graph.queries.allowed import allowed_on
from graph.queries.check import check, check_folder
from graph.queries.history import runs_of
from graph.queries.library import find_query, library, own_folder, shipped_files
from graph.queries.parameters import json_or_text, values_of
from graph.queries.run import MOST_ROWS, MOST_SECONDS, answer
from graph.queries.saved import Fault, SavedQuery
from graph.settings import Settings
from graph.signals.lists import Lists

ROWS_FOUND = 3
"""Exit code of `--fail-on-rows`."""
LIST_COLUMNS = ("name", "own", "title", "tags", "parameters", "returns", "category")
RUN_COLUMNS = ("at", "actor", "rows", "seconds", "truncated", "failure")
FAULT_COLUMNS = ("file", "line", "fault")


@dataclass(frozen=True, slots=True)
class Question:
    """A text with its parameters; it has a name where it is a saved query."""

    name: str | None
    text: str
    parameters: Mapping[str, Any]


@click.group("query")
def query() -> None:
    """Ask the graph in Cypher, read-only, by saved queries or in your own words.

    Your own queries are `.cypher` files in the folder `queries` of the home.
    """


@query.command("list", epilog="Example: ringlight query list --format json")
@click.option("--tag", help="Only those with this tag.")
@format_option
@click.pass_obj
def list_command(settings: Settings, *, tag: str | None, form: str) -> None:
    """List the saved queries and signals."""
    queries, faults = library(settings.home)
    show_rows((_listed(each) for each in queries if tag is None or tag in each.says.tags), LIST_COLUMNS, form)
    _tell(faults)


@query.command("show", epilog="Example: ringlight query show laptop_farm")
@click.argument("name")
@click.option("--runs", is_flag=True, help="Who ran it when, with how many rows and in what time, instead.")
@format_option
@click.pass_obj
def show(settings: Settings, *, name: str, runs: bool, form: str) -> None:
    """Print a saved query as it is: its declaration and its Cypher."""
    saved = find_query(settings.home, name)
    if runs:
        show_rows(map(asdict, runs_of(settings.home, saved.name)), RUN_COLUMNS, form)
    else:
        click.echo(visible(saved.text, keep="\n\t"), nl=False)


@query.command("check", epilog="Example: ringlight query check ~/queries")
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@format_option
@click.pass_obj
def check_command(settings: Settings, *, folder: Path | None, form: str) -> None:
    """Find what is wrong with saved queries: in a FOLDER, or in the shipped ones and your own."""
    with open_database(settings) as database:
        allowed = allowed_on(database.server, settings.home)
        faults = check_folder(database, folder or own_folder(settings.home), allowed)
        if folder is None:
            faults = [*(fault for path in shipped_files() for fault in check(database, path)), *faults]
    show_rows(map(_fault_row, faults), FAULT_COLUMNS, form)
    if faults:
        raise UsageError(f"{len(faults)} faults were found in saved queries.")


@query.command(
    "run",
    epilog="""Examples: ringlight query run phones_of_many -p least=4 --format csv, or
    ringlight query run --cypher 'MATCH (p:Phone) WHERE p.degree > $least RETURN p.e164, p.degree' -p least=3""",
)
@click.argument("name", required=False)
@click.option("--cypher", "text", metavar="TEXT", help="One statement that only reads, instead of a NAME.")
@click.option("-p", "assignments", multiple=True, metavar="KEY=VALUE", help="A parameter; JSON where it is, else text.")
@click.option("--limit", type=click.IntRange(min=1), default=MOST_ROWS, show_default=True, help="At most so many rows.")
@click.option("--timeout", type=click.FloatRange(min=0, min_open=True), default=MOST_SECONDS, show_default=True)
@click.option("--fail-on-rows", is_flag=True, help="End with exit code 3 when there is any row.")
@format_option
@click.pass_obj
def run(
    settings: Settings,
    *,
    name: str | None,
    text: str | None,
    assignments: tuple[str, ...],
    limit: int,
    timeout: float,
    fail_on_rows: bool,
    form: str,
) -> None:
    """Run a saved query, or one Cypher text, and print its rows. --timeout is in seconds."""
    given = dict(map(_assignment, assignments))
    if name is not None and text is None:
        saved = _runnable(find_query(settings.home, name))
        text, parameters = saved.text, values_of(saved.says.parameters, given, Lists(settings.home).entries)
    elif text is not None and name is None:
        parameters = {key: json_or_text(typed) for key, typed in given.items()}
    else:
        raise UsageError("Give either the NAME of a saved query or a text with --cypher.")
    rows = _show_answer(settings, Question(name, text, parameters), limit=limit, timeout=timeout, form=form)
    if rows and fail_on_rows:
        sys.exit(ROWS_FOUND)


def _runnable(saved: SavedQuery) -> SavedQuery:
    if saved.says.signal and saved.says.signal.refined_by:
        raise UsageError(f"A rule beside its Cypher decides {saved.name}: `ringlight signals` runs both.")
    return saved


def _show_answer(settings: Settings, asked: Question, *, limit: int, timeout: float, form: str) -> int:
    """Print the answer as it comes; how many rows there were."""
    shown, left_out = count(1), set[str]()
    with (
        open_database(settings) as database,
        outcome_noted(settings.home, asked.name) as came,
        answer(
            database,
            asked.text,
            asked.parameters,
            allowed=allowed_on(database.server, settings.home),
            limit=limit,
            timeout=timeout,
        ) as found,
    ):
        note_query(settings.home, asked.name, asked.text, asked.parameters, came)
        for remark in found.remarks:
            click.echo(visible(remark), err=True)
        counted = (row for row, _ in zip(found.rows, shown, strict=False))
        show_rows(rows_left(database, counted, left_out), found.columns, form)
        came.rows, came.truncated = next(shown) - 1, found.truncated
    if found.truncated:
        click.echo(f"Only the first {limit} rows are shown; --limit allows more.", err=True)
    if said := left_out_in_words(left_out):
        click.echo(said, err=True)
    return came.rows


def _listed(saved: SavedQuery) -> dict[str, Any]:
    says = saved.says
    category = says.signal.category if says.signal else None
    return {
        "name": saved.name,
        "own": saved.is_own,
        "title": says.title,
        "description": says.description,
        "tags": says.tags,
        "parameters": list(says.parameters),
        "returns": says.returns,
        "category": category,
    }


def _fault_row(fault: Fault) -> dict[str, Any]:
    return {column: getattr(fault, column) for column in FAULT_COLUMNS}


def _tell(faults: list[Fault]) -> None:
    for fault in faults:
        click.echo(f"{visible(fault.file)}, line {fault.line}: {visible(fault.fault)}", err=True)


def _assignment(assignment: str) -> tuple[str, str]:
    name, equals, value = assignment.partition("=")
    if not (name and equals):
        raise UsageError(f"-p takes KEY=VALUE, and {assignment!r} is none.")
    return name, value
