"""How fast a history becomes a graph in bulk, against the hand-written loader of bare values.

    python -m tests.benchmarks.bulk --applicants 20000

Both begin with an embedded server's empty home: the reference with its server running, ours with nothing, and ours ends
with a server that runs and all of its indexes online. Everything is in the figure: canonicalising, raw forms, times and
rejections, Neo4j's importer, the starts of Java.
"""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import click
import neo4j

from graph.access import open_database
from graph.database import Database
from graph.home import Home, open_home
from graph.server.start import stopping_what_it_started
from graph.settings import Settings
from ingest.bulk.load import load_in_bulk
from ingest.bulk.reading import readings_of
from tests.benchmarks import feeds, reference
from tests.benchmarks.cpu import cpu_seconds
from tests.benchmarks.memory import peak_memory


@click.command()
@click.option("--applicants", "sizes", multiple=True, type=int, default=(20_000, 100_000), show_default=True)
def main(*, sizes: tuple[int, ...]) -> None:
    """Measure each size."""
    click.echo("applicants  reference s  (CPU)  bulk s  (CPU)  ratio  ratio of CPU  bulk's memory")
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="ringlight-bench-") as folder:
            _measure(size, Path(folder))


def _measure(size: int, folder: Path) -> None:
    people = list(feeds.applicants(size))
    history = readings_of([feeds.write_one_table(folder, people)], None, folder, {"region": "US"})
    by_hand, ours = Settings(folder / "by-hand"), Settings(folder / "ours")
    with stopping_what_it_started(open_home(by_hand.home)), open_database(by_hand) as database:
        hand = _spent(open_home(by_hand.home), lambda: _by_hand(database, people))
    with stopping_what_it_started(open_home(ours.home)), peak_memory() as peak:
        bulk = _spent(open_home(ours.home), lambda: load_in_bulk(ours, history))
    click.echo(
        f"{size:10,}  {hand[0]:11,.1f}  {hand[1]:5,.1f}  {bulk[0]:6,.1f}  {bulk[1]:5,.1f}  {hand[0] / bulk[0]:5.2f}  "
        f"{hand[1] / bulk[1]:12.2f}  {peak() / 2**20:,.0f} MiB"
    )


def _by_hand(database: Database, people: list[feeds.Applicant]) -> None:
    server = database.server
    with neo4j.GraphDatabase.driver(server.uri, auth=(server.username, server.password)) as driver:
        reference.prepare(driver)
        reference.load(driver, people)


def _spent(home: Home, load: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock and of the processors."""
    began = time.perf_counter()
    with cpu_seconds(home) as spent:
        load()
    return time.perf_counter() - began, spent()


if __name__ == "__main__":
    main()
