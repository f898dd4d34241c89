"""A bulk load makes the graph that `ingest` makes, or leaves an empty one."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from graph.access import open_database
from graph.database import Database, Row
from graph.errors import BrokenWorld, UsageError
from graph.home import open_home
from graph.server.bulk_import import import_graph
from graph.settings import Settings
from graph.statements import statement
from ingest.bulk.load import load_in_bulk
from ingest.bulk.workplace import Reading

Facts = Callable[[Database], list[tuple[str, ...]]]
Runs = Callable[[Database], list[Row]]
Ingested = Callable[[list[Reading]], Database]
KNOWN = "MATCH (r:Ringlight) RETURN properties(r) AS it"
SCHEMA = "SHOW INDEXES YIELD name, type, state RETURN name, type, state ORDER BY name"


def test_the_graph_equals_the_one_by_ingest_and_is_never_filled_again(
    *,
    history: list[Reading],
    demo_world: list[Reading],
    bulk_settings: Settings,
    ingested: Ingested,
    facts_of: Facts,
    runs_of: Runs,
) -> None:
    readings = [*history, *demo_world]
    summaries = load_in_bulk(bulk_settings, readings)
    fed = ingested(readings)
    with open_database(bulk_settings) as made:
        assert facts_of(made) == facts_of(fed)
        assert runs_of(made) == runs_of(fed)
        assert _labels(made) == _labels(fed) - {("Touched",)}
        assert made.read(KNOWN) == fed.read(KNOWN)
        assert made.read(SCHEMA) == fed.read(SCHEMA)
        assert all(each.rows_in == each.rows_loaded + each.rows_rejected for each in summaries)
        with pytest.raises(UsageError, match="only an empty graph"):
            load_in_bulk(bulk_settings, history)
        assert facts_of(made) == facts_of(fed)


def _labels(database: Database) -> set[tuple[str, ...]]:
    return {tuple(row["labels"]) for row in database.read("MATCH (n) RETURN DISTINCT labels(n) AS labels")}


@pytest.mark.parametrize(("node", "holds"), [("Decision", True), ("RingSurvey", False), ("Tombstone", True)])
def test_only_what_could_be_lost_counts_as_held(node: str, holds: bool, database: Database) -> None:  # noqa: FBT001
    database.write(lambda transaction: transaction.run(f"CREATE (:{node})"))
    assert database.read(statement("ingest.bulk", "holds_anything")) == [{"holds_anything": holds}]


def test_an_import_that_fails_leaves_the_empty_graph(bulk_settings: Settings, tmp_path: Path) -> None:
    home = open_home(bulk_settings.home)
    with pytest.raises(BrokenWorld, match="admin tool failed to import"):
        import_graph(home, bulk_settings, tmp_path, ["--nodes=A=missing.csv"])
    assert list(home.graph.iterdir()) == []
    assert not (home.neo4j / "before-restore").exists()


def test_a_load_killed_while_it_imports_can_be_given_again(
    history: list[Reading], bulk_settings: Settings, environ: Mapping[str, str]
) -> None:
    arguments = ("bulk", str(history[0].path.parent), "--region", "US")
    process = subprocess.Popen(
        (sys.executable, "-c", "import app.cli.main as m; m.main()", *arguments),
        env={**environ, "RINGLIGHT_HOME": str(bulk_settings.home)},
    )
    while not (bulk_settings.home / "neo4j/before-restore/databases").exists():
        assert process.poll() is None, "the load ended before it could be killed"
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    # Refused if anything of the first import were left.
    assert load_in_bulk(bulk_settings, history)
    with open_database(bulk_settings) as database:
        assert ("Applicant",) in _labels(database)


def test_a_server_of_ones_own_is_left_to_its_own_tool(bulk_settings: Settings, database: Database) -> None:
    with pytest.raises(UsageError, match="--files"):
        load_in_bulk(replace(bulk_settings, server=database.server), [])
