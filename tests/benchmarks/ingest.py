"""How fast files become facts, against a hand-written loader of bare values.

    python -m tests.benchmarks.ingest --applicants 20000

Ours reads CSV, canonicalises, keeps every raw form with its source and times, rejects and settles. The references get
clean values and keep nothing else. All load the same applicants into the same embedded server, in turns, and the best
turn of each counts, as what slows a turn down is not the loader.

`ratio` is by the clock and means something only where nothing else runs. `CPU` is processor time of server and loaders
together, in microseconds for each applicant. The reference takes it one step after the other and ours side by side, so
on two processors a loader that takes twice as much is about as fast. What a loader's process did in its last half
second is not in it.
"""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import click
import neo4j
import py2neo
from py2neo.bulk import create_relationships, merge_nodes

from graph.access import open_database
from graph.database import Database
from graph.home import Home, open_home
from graph.server.start import stop
from graph.settings import OwnServer, Settings
from ingest.job import Job, ingest
from ingest.maps.loading import map_for_feed, with_options
from ingest.sources.opening import open_source
from tests.benchmarks import feeds, reference
from tests.benchmarks.cpu import cpu_seconds
from tests.benchmarks.memory import peak_memory

TURNS = 3
SHARERS = 5_000
"""With so many applicants behind one phone, one home and one IP address, the ratio shall be the same."""


@click.command()
@click.option("--applicants", "sizes", multiple=True, type=int, default=(20_000, 100_000), show_default=True)
def main(*, sizes: tuple[int, ...]) -> None:
    """Measure each size, without and with a crowd behind one value, on an embedded server of its own."""
    with tempfile.TemporaryDirectory(prefix="ringlight-bench-") as home:
        settings = Settings(Path(home))
        with open_database(settings) as database:
            click.echo("applicants  sharers  reference/s  CPU  py2neo/s  CPU    ours/s  CPU  ratio  loaders' memory")
            for size in sizes:
                for sharers in (0, SHARERS):
                    _measure(database, settings, list(feeds.applicants(size, min(sharers, size // 2))), sharers)
        stop(open_home(settings.home))


def _measure(database: Database, settings: Settings, people: list[feeds.Applicant], sharers: int) -> None:
    home, server = open_home(settings.home), database.server
    with (
        tempfile.TemporaryDirectory() as folder,
        neo4j.GraphDatabase.driver(server.uri, auth=(server.username, server.password)) as driver,
    ):
        path = feeds.write_one_table(Path(folder), people)
        reference.prepare(driver)
        by_hand, ours, by_py2neo = [], [], []
        with peak_memory() as peak:
            for turn in range(TURNS):
                by_hand.append(_spent(home, driver, lambda: reference.load(driver, people)))
                ours.append(_spent(home, driver, lambda: _ingest(database, path)))
                if turn == 0:
                    by_py2neo.append(_spent(home, driver, lambda: _py2neo_bulk(server, people)))
    # Of clock and processors the best turn each: the first turn's Java is cold.
    rates, cpu = zip(*(_best(turns, len(people)) for turns in (by_hand, by_py2neo, ours)), strict=True)
    click.echo(
        f"{len(people):10,}  {sharers:7,}  {rates[0]:11,.0f}  {cpu[0]:3,.0f}  {rates[1]:8,.0f}  {cpu[1]:3,.0f}  "
        f"{rates[2]:8,.0f}  {cpu[2]:3,.0f}  {rates[2] / rates[0]:5.2f}  {peak() / 2**20:,.0f} MiB"
    )


def _best(turns: list[tuple[float, float]], people: int) -> tuple[float, float]:
    """Applicants a second by the clock, and microseconds of the processors for each applicant."""
    seconds, cpu = zip(*turns, strict=True)
    return people / min(seconds), min(cpu) / people * 1e6


def _ingest(database: Database, path: Path) -> None:
    of = with_options(map_for_feed("applicants"), region="US")
    with open_source(str(path), of.reading) as source:
        summary = ingest(database, Job(source, of))
    if summary.rows_rejected or summary.values_rejected:
        raise SystemExit(f"The benchmark's feed is faulty: {summary.rejections}")


def _py2neo_bulk(server: OwnServer, people: list[feeds.Applicant]) -> None:
    graph = py2neo.Graph(server.uri, auth=(server.username, server.password))
    size = reference.BATCH
    batches = [people[start : start + size] for start in range(0, len(people), size)]
    for some in batches:
        merge_nodes(
            graph.auto(),
            [[each.applicant_id] for each in some],
            ("RefApplicant", "applicant_id"),
            keys=["applicant_id"],
        )
    for kind, (label, relationship) in reference.KINDS.items():
        for some in batches:
            values = [feeds.clean(kind, each.values[kind]) for each in some]
            merge_nodes(graph.auto(), [[value] for value in values], (label, "value"), keys=["value"])
            create_relationships(
                graph.auto(),
                [(each.applicant_id, {}, value) for each, value in zip(some, values, strict=True)],
                relationship,
                start_node_key=("RefApplicant", "applicant_id"),
                end_node_key=(label, "value"),
            )


def _spent(home: Home, driver: neo4j.Driver, load: Callable[[], None]) -> tuple[float, float]:
    """Seconds that `load` takes on an empty graph, by the clock and of the processors."""
    with driver.session() as session:
        session.run(
            "MATCH (n) WHERE NOT n:Ringlight CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS"
        ).consume()
    with cpu_seconds(home) as cpu:
        began = time.perf_counter()
        load()
        seconds = time.perf_counter() - began
    return seconds, cpu()


if __name__ == "__main__":
    main()
