"""`ringlight ingest`, `ringlight runs`, `ringlight rejections`."""

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress, SpinnerColumn, TextColumn

from app.cli.formats import format_option, show_rows
from app.cli.reading import reading_options
from app.export.cells import terminal_cell
from app.export.documents import as_json
from graph.access import open_database
from graph.database import Database
from graph.errors import UsageError
from graph.facts.runs import rejections as rejections_of
from graph.facts.runs import runs as all_runs
from graph.settings import Settings
from graph.upkeep.own_placeholders import apply_own_placeholders
from ingest.demo_world.claim import is_demo
from ingest.job import Job, dry_run, ingest_all
from ingest.job import Progress as Told
from ingest.maps.loading import load_map, map_for_feed, with_options
from ingest.maps.model import Map
from ingest.sources.opening import open_source
from ingest.summary import Summary

SOMETHING_REJECTED = 3
RUN_COLUMNS = ("run_id", "state", "feed", "source", "file", "rows_in", "rows_loaded", "rows_rejected")
"""When it started stands in the id."""
REJECTION_COLUMNS = ("line", "field", "reason", "raw")


@click.command(
    "ingest",
    epilog="""Example: ringlight ingest phones.csv --as phones --source hr --region US""",
)
@click.argument("file")
@click.option("--as", "feed", metavar="FEED", help="What the file holds: applicants, phones … Of several, this one.")
@click.option("--map", "map_name", metavar="MAP", help="A TOML file, or the name of a map, that says where things are.")
@reading_options
@click.option("--dry-run", "is_dry", is_flag=True, help="Write nothing; say what would happen.")
@click.option("--strict", is_flag=True, help="End with exit code 3 when anything was rejected.")
@click.option("--into-demo", is_flag=True, help="Load into a demonstration's graph, which is otherwise refused.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def ingest_command(
    settings: Settings,
    /,
    *,
    file: str,
    feed: str | None,
    map_name: str | None,
    is_dry: bool,
    strict: bool,
    into_demo: bool,
    form: str,
    **said: str | None,
) -> None:
    """Load FILE (CSV, TSV, JSON, JSON Lines, Parquet, each also gzipped; - is standard input) into the graph."""
    of = map_of(settings, feed, map_name, said)
    with open_source(file, of.reading) as source:
        job = Job(source, of)
        job.check()
        for note in source.notes:
            click.echo(note, err=True)
        with open_database(settings) as database:
            refuse_demo(database, into_demo=into_demo)
            summaries = _done(database, job, settings.home, is_dry=is_dry)
            apply_own_placeholders(database, settings.home)
    show_summaries(summaries, form)
    if strict and any(summary.rejections for summary in summaries):
        sys.exit(SOMETHING_REJECTED)


@click.command("runs", epilog="Example: ringlight runs --format json")
@format_option
@click.pass_obj
def runs_command(settings: Settings, *, form: str) -> None:
    """List every ingest, the newest first: running, done, failed or interrupted."""
    with open_database(settings) as database:
        show_rows(all_runs(database), RUN_COLUMNS, form)


@click.command("rejections", epilog="Example: ringlight rejections 20260131-020000-ab12cd --format csv > rejected.csv")
@click.argument("run_id")
@format_option
@click.pass_obj
def rejections_command(settings: Settings, *, run_id: str, form: str) -> None:
    """List what a run could not use: line, field, reason and the raw text."""
    with open_database(settings) as database:
        show_rows(rejections_of(database, run_id), REJECTION_COLUMNS, form)


def refuse_demo(database: Database, *, into_demo: bool) -> None:
    """UsageError where real data would come among a demonstration's, unless that is wanted."""
    if is_demo(database) and not into_demo:
        raise UsageError("This graph is a demonstration: say --into-demo, or set RINGLIGHT_HOME to another folder.")


def map_of(settings: Settings, feed: str | None, map_name: str | None, said: dict[str, str | None]) -> Map:
    """The map that the options name, or the feed's own; UsageError where they say neither."""
    if map_name:
        return with_options(load_map(map_name, settings.home), feed=feed, **said)
    if feed is None:
        raise UsageError("Say what the file holds: --as FEED, or --map MAP with a map that says it.")
    return with_options(map_for_feed(feed), **said)


def _done(database: Database, job: Job, home: Path, *, is_dry: bool) -> Sequence[Summary]:
    with _progress(job.source.name) as told:
        return (dry_run if is_dry else ingest_all)(database, job, told, home=home)


@contextmanager
def _progress(name: str) -> Iterator[Told]:
    """Rows and rate on standard error, while it is a terminal."""
    shown = TextColumn("{task.description}: {task.completed:,.0f} rows, {task.fields[rate]:,.0f} a second")
    console = Console(stderr=True)
    began = time.monotonic()
    with Progress(SpinnerColumn(), shown, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(escape(terminal_cell(name)), total=None, rate=0)

        def told(rows: int) -> None:
            done = bar.tasks[0].completed + rows
            bar.update(task, completed=done, rate=done / (time.monotonic() - began))

        yield told


def show_summaries(summaries: Sequence[Summary], form: str) -> None:
    """Say what became of the runs of one command."""
    # A field that one feed of the file uses is used; so all of them tell the same.
    if unused := summaries[0].unused_columns:
        click.echo(f"Columns not used: {', '.join(map(terminal_cell, unused))}", err=True)
    rows = [summary.as_row() for summary in summaries]
    if form == "json":
        click.echo(as_json(rows[0] if len(rows) == 1 else {"runs": rows}))
    else:
        click.echo("\n\n".join(map(in_words, summaries)))


def in_words(summary: Summary) -> str:
    """What the run did, for people."""
    run = "A dry run: nothing was written." if summary.dry_run else f"Run {summary.run_id}"
    lines = [
        f"{run} ({summary.feed} from {terminal_cell(summary.source)}, {summary.seconds:,.1f} s)",
        f"{summary.rows_in:,} rows: {summary.rows_loaded:,} loaded, {summary.rows_rejected:,} rejected",
        f"{summary.nodes_created:,} nodes and {summary.relationships_created:,} relationships created",
    ]
    for count, what in (
        (summary.records_filtered, "records left out by the map"),
        (summary.placeholders, "applicants are known by their id alone so far"),
        (summary.undated, "rows loaded without a time, because it had no zone: say --zone"),
        (summary.values_rejected, "values rejected, their rows loaded without them"),
    ):
        if count:
            lines.append(f"{count:,} {what}")
    lines += [f"  {each.count:,} times: {terminal_cell(each.reason)}" for each in summary.rejections]
    if summary.rejections and summary.run_id:
        lines.append(f"ringlight rejections {summary.run_id} lists them.")
    return "\n".join(lines)
