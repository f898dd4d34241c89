"""`ringlight query`."""

import json
from typing import Any

import click

from app.cli.formats import format_option, show_rows
from graph.access import open_database
from graph.errors import UsageError
from graph.queries.run import MOST_ROWS, MOST_SECONDS, answer
from graph.settings import Settings


@click.group("query")
def query() -> None:
    """Ask the graph in Cypher, read-only."""


@query.command(
    "run",
    epilog="""Example: ringlight query run --cypher 'MATCH (p:Phone) WHERE p.degree > $least RETURN p.e164, p.degree'
    -p least=3 --format csv""",
)
@click.option("--cypher", "text", required=True, metavar="TEXT", help="One statement that only reads.")
@click.option("-p", "assignments", multiple=True, metavar="KEY=VALUE", help="A parameter; JSON where it is, else text.")
@click.option("--limit", type=click.IntRange(min=1), default=MOST_ROWS, show_default=True, help="At most so many rows.")
@click.option("--timeout", type=click.FloatRange(min=0, min_open=True), default=MOST_SECONDS, show_default=True)
@format_option
@click.pass_obj
def run(settings: Settings, *, text: str, assignments: tuple[str, ...], limit: int, timeout: float, form: str) -> None:
    """Run one Cypher text and print its rows. --timeout is in seconds."""
    parameters = dict(map(_parameter, assignments))
    with (
        open_database(settings) as database,
        answer(database, text, parameters, limit=limit, timeout=timeout) as found,
    ):
        show_rows(found.rows, found.columns, form)
    if found.truncated:
        click.echo(f"Only the first {limit} rows are shown; --limit allows more.", err=True)


def _parameter(assignment: str) -> tuple[str, Any]:
    name, equals, value = assignment.partition("=")
    if not (name and equals):
        raise UsageError(f"-p takes KEY=VALUE, and {assignment!r} is none.")
    try:
        return name, json.loads(value)
    except json.JSONDecodeError:
        return name, value
