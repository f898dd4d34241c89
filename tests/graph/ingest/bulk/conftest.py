"""A home of its own for a bulk load, and what runs a graph holds."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.database import Database, Row
from graph.home import open_home
from graph.server.process import find_admin_tool, find_process
from graph.settings import Settings
from ingest.bulk.reading import readings_of
from ingest.bulk.workplace import Reading
from ingest.demo_world.folder import DemoFolder
from ingest.demo_world.making import make
from ingest.demo_world.world import world_of
from ingest.job import Job, ingest_all
from ingest.maps.loading import parsed_map
from ingest.sources.opening import open_source

HISTORY = Path(__file__).parents[3] / "unit" / "ingest" / "bulk" / "history"
RUNS = """
MATCH (run:Run)
RETURN run.feed AS feed, run.source AS source, run.file AS file, run.state AS state, run.rows_in AS rows_in,
       run.rows_loaded AS rows_loaded, run.rows_rejected AS rows_rejected, run.values_rejected AS values_rejected,
       run.undated AS undated, run.nodes_created AS nodes_created, run.relationships_created AS relationships_created,
       run.records_read AS records_read, run.records_filtered AS records_filtered,
       run.started_at <= run.finished_at AS has_times, run.host AS host,
       COLLECT { MATCH (r:Rejection {run_id: run.run_id})
                 WITH [coalesce(toString(r.line), ''), coalesce(r.field, ''), r.reason, r.raw] AS said ORDER BY said
                 RETURN said } AS rejections
ORDER BY file, feed, source, rows_in
"""


@pytest.fixture
def bulk_settings(settings: Settings, tmp_path: Path) -> Iterator[Settings]:
    """A fresh home whose server, if any is left, is killed at the end."""
    home = open_home(tmp_path / "bulk-home")
    yield replace(settings, home=home.path, server=None)
    if process := find_process(home) or find_admin_tool(home):
        process.kill()


@pytest.fixture
def history() -> list[Reading]:
    """Files that hold whatever feeds have ever held."""
    return readings_of([HISTORY], None, Path(), {"region": "US"})


@pytest.fixture
def demo_world(tmp_path: Path) -> list[Reading]:
    """The exports of a small demo world."""
    folder = DemoFolder(tmp_path / "demo")
    make(world_of("demo", 400, 5), folder)
    return [Reading(export, parsed_map(map_path)) for export, map_path in folder.loads()]


@pytest.fixture
def runs_of() -> Callable[[Database], list[Row]]:
    """What each run of a graph did, with what it rejected, but not when, nor under which id."""
    return lambda database: database.read(RUNS)


@pytest.fixture
def ingested(database: Database) -> Callable[[list[Reading]], Database]:
    """The session's graph after `ingest` of these files, one after the other."""

    def ingested(readings: list[Reading]) -> Database:
        for reading in readings:
            with open_source(str(reading.path), reading.of.reading) as source:
                ingest_all(database, Job(source, reading.of))
        return database

    return ingested
