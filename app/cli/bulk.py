"""`ringlight bulk`: the first load of a whole history."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from app.cli.ingest import in_words, map_of
from app.cli.reading import reading_options
from app.export.cells import terminal_cell
from app.export.documents import as_json
from graph.settings import Settings
from ingest.bulk.load import load_in_bulk, write_import_files
from ingest.bulk.making import Told
from ingest.bulk.reading import readings_of


@click.command("bulk", epilog="Example: ringlight bulk history/ --region US")
@click.argument("paths", metavar="FOLDER|FILES...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--as", "feed", metavar="FEED", help="What all files hold, where their names do not say it.")
@click.option("--map", "map_name", metavar="MAP", help="The map of all files, where their names do not say it.")
@reading_options
@click.option("--files", type=click.Path(path_type=Path, file_okay=False), help="Only write import files to here.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def bulk(
    settings: Settings,
    /,
    *,
    paths: tuple[Path, ...],
    feed: str | None,
    map_name: str | None,
    files: Path | None,
    form: str,
    **said: str | None,
) -> None:
    """Load a whole history into an empty graph by Neo4j's importer, ending in the graph that `ingest` makes.

    A file's name says what it holds: phones.csv, phones-2026.csv.gz and okta-eu.json (by the map okta). Cut off, the
    graph is still empty, and the same command goes on where it was.
    """
    of = map_of(settings, feed, map_name, {}) if feed or map_name else None
    readings = readings_of(paths, of, settings.home, said)
    how = None
    with _progress() as told:
        if files:
            summaries, how = write_import_files(settings, readings, files, told)
        else:
            summaries = load_in_bulk(settings, readings, told)
    if form == "json":
        click.echo(as_json({"runs": [summary.as_row() for summary in summaries], "how_to_import": how}))
        return
    click.echo("\n\n".join([*map(in_words, summaries), *([how] if how else [])]))


@contextmanager
def _progress() -> Iterator[Told]:
    """Stage, rows and time on standard error, while it is a terminal; notes always."""
    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}, {task.completed:,.0f} rows so far,"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("checking the files", total=None)
        yield Told(
            stage=lambda what: bar.update(task, description=escape(terminal_cell(what))),
            rows=lambda rows: bar.advance(task, rows),
            note=lambda note: click.echo(terminal_cell(note), err=True),
        )
