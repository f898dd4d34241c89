"""How fast files become facts, against a hand-written loader of bare values.

    python -m tests.benchmarks.ingest --applicants 20000

Ours reads CSV, canonicalises, keeps every raw form with its source and times, rejects and settles. The references get
clean values and keep nothing else. All load the same applicants into the same embedded server, in turns, and the best
turn of each counts, since what slows a turn down is not the loader.
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
from graph.home import open_home
from graph.server.start import stop
from graph.settings import OwnServer, Settings
from ingest.job import Job, ingest
from ingest.maps.loading import map_for_feed, with_options
from ingest.sources.opening import open_source
from tests.benchmarks import feeds, reference
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
            click.echo("applicants  sharers  reference/s  py2neo/s    ours/s  ratio  loaders' memory")
            for size in sizes:
                for sharers in (0, SHARERS):
                    _measure(database, list(feeds.applicants(size, min(sharers, size // 2))), sharers)
        stop(open_home(settings.home))


def _measure(database: Database, people: list[feeds.Applicant], sharers: int) -> None:
    server = database.server
    with (
        tempfile.TemporaryDirectory() as folder,
        neo4j.GraphDatabase.driver(server.uri, auth=(server.username, server.password)) as driver,
    ):
        path = feeds.write_one_table(Path(folder), people)
        reference.prepare(driver)
        by_hand, ours, by_py2neo = [], [], []
        with peak_memory() as peak:
            for turn in range(TURNS):
                by_hand.append(_seconds(driver, lambda: reference.load(driver, people)))
                ours.append(_seconds(driver, lambda: _ingest(database, path)))
                if turn == 0:
                    by_py2neo.append(_seconds(driver, lambda: _py2neo_bulk(server, people)))
    rates = [len(people) / min(each) for each in (by_hand, by_py2neo, ours)]
    click.echo(
        f"{len(people):10,}  {sharers:7,}  {rates[0]:11,.0f}  {rates[1]:8,.0f}  {rates[2]:6,.0f}  "
        f"{rates[2] / rates[0]:5.2f}  {peak() / 2**20:,.0f} MiB"
    )


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


def _seconds(driver: neo4j.Driver, load: Callable[[], None]) -> float:
    """How long `load` takes on an empty graph."""
    with driver.session() as session:
        session.run(
            "MATCH (n) WHERE NOT n:Ringlight CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS"
        ).consume()
    began = time.perf_counter()
    load()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
