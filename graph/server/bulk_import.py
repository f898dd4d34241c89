"""A whole graph out of import files, by Neo4j's own importer, while the server is stopped."""

from collections.abc import Sequence
from pathlib import Path

import psutil

from graph.home import Home, write_private
from graph.server.data import forget_set_aside, put_back, set_aside
from graph.server.process import admin
from graph.server.start import stopped
from graph.settings import Settings

MOST_MEMORY = 2 << 30
"""Bytes for the importer's own tables beside its heap; where less is free, half of that."""


def import_graph(home: Home, settings: Settings, files: Path, arguments: Sequence[str]) -> None:
    """Put the graph of these files in the place of the one that is there, which the caller knows to be empty.

    Whatever fails on the way, or is killed, leaves the empty one.
    """
    memory = f"--max-off-heap-memory={min(MOST_MEMORY, psutil.virtual_memory().available // 2)}"
    report = f"--report-file={home.neo4j / 'logs' / 'import.report'}"
    with stopped(home, settings) as (chosen, jars):
        set_aside(home)
        try:
            admin(home, chosen, jars, "database", "import", "full", "neo4j", memory, report, *arguments, folder=files)
            write_private(home.version, chosen.version)
        except BaseException:
            put_back(home)
            raise
        forget_set_aside(home)
