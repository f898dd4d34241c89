"""`ringlight demo`: a synthetic world, to try everything on."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from graph.access import open_database
from graph.database import Database
from graph.errors import UsageError
from graph.settings import Settings
from ingest.demo_world.claim import Claim, claim
from ingest.demo_world.folder import DemoFolder, Manifest
from ingest.demo_world.load import load
from ingest.demo_world.making import make
from ingest.demo_world.world import DEFAULT_APPLICANTS, LARGEST, SMALLEST, WORLDS, World, world_of


@click.command(
    "demo",
    epilog="Example: RINGLIGHT_HOME=/tmp/demo ringlight demo --applicants 5000 --no-serve",
)
@click.option(
    "--applicants",
    type=click.IntRange(SMALLEST, LARGEST),
    default=DEFAULT_APPLICANTS,
    show_default=True,
    help="How many.",
)
@click.option("--seed", default=1, show_default=True, help="The same seed gives the same world.")
@click.option(
    "--world", "name", type=click.Choice(list(WORLDS)), default="demo", show_default=True, help="Its hardness."
)
@click.option("--serve/--no-serve", "serves", default=True, help="Open the app afterwards.  [default: serve]")
@click.option("--or-serve", is_flag=True, help="Where this very world is loaded already, only open the app.")
@click.pass_obj
def demo(settings: Settings, *, applicants: int, seed: int, name: str, serves: bool, or_serve: bool) -> None:
    """Make a labelled synthetic world, load it through the same feeds as real data, and open the app.

    Nobody in it exists. It goes only into an empty home, which is then marked; one that was cut off is taken up again.
    """
    world = world_of(name, applicants, seed)
    folder = DemoFolder.of(settings.home)
    with open_database(settings) as database:
        todo = claim(database, folder, world)
        if todo is Claim.NOTHING and not or_serve:
            raise UsageError("The demo world is here already: `ringlight serve` opens it.")
        if todo is not Claim.NOTHING:
            _fill(database, folder, world, todo)
    _suggest(folder.manifest())
    if serves:
        from app.serve import serve  # noqa: PLC0415  # Streamlit takes seconds to import, and --no-serve needs none of it

        serve(settings, port=None, host="127.0.0.1", token=True)


def _fill(database: Database, folder: DemoFolder, world: World, todo: Claim) -> None:
    try:
        with _progress() as told:
            if todo is Claim.ALL:
                told("Making up people", 0)
                make(world, folder)
            summaries = list(load(database, folder, told))
    except KeyboardInterrupt:
        click.echo("Cut off: the same command goes on where it stopped.", err=True)
        raise
    for (export, _), summary in zip(folder.loads(), summaries, strict=True):
        rejected = f", {summary.rows_rejected:,} rejected" if summary.rows_rejected else ""
        click.echo(f"{export.name:30} {summary.feed:13} {summary.rows_loaded:>9,} rows loaded{rejected}")
    click.echo(f"{world.applicants:,} applicants, none of whom exists.")


def _suggest(manifest: Manifest | None) -> None:
    if manifest is None or not manifest.suspects:
        return
    click.echo("Suspects to begin with:")
    for suspect in manifest.suspects:
        click.echo(f"  ringlight ring {suspect.applicant_id}   # {suspect.name}: {suspect.kind.replace('_', ' ')}")


@contextmanager
def _progress() -> Iterator[Callable[[str, int], None]]:
    """Say on standard error what is being done and how many rows of it, while that is a terminal."""
    columns = (SpinnerColumn(), TextColumn("{task.description} {task.completed:,.0f}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("")
        names = [""]

        def told(name: str, rows: int) -> None:
            if name != names[-1]:
                names.append(name)
                bar.reset(task, description=name)
            bar.advance(task, rows)

        yield told
