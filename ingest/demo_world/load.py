"""Loads a made world as a company would load its feeds: the same code, the maps of the demo."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from graph.database import Database
from ingest.demo_world.folder import DemoFolder
from ingest.job import Job, ingest
from ingest.maps.loading import parsed_map
from ingest.sources.opening import open_source
from ingest.summary import Summary

Told = Callable[[str, int], None]
"""Told of which file how many more rows have been dealt with."""


def load(database: Database, folder: DemoFolder, told: Told) -> Iterator[Summary]:
    """Load every export, one run each; the manifest says so once all of them are in."""
    for export, map_path in folder.loads():
        of = parsed_map(map_path)
        with open_source(str(export), of.reading) as source:
            yield ingest(database, Job(source, of), partial(told, export.name))
    manifest = folder.manifest()
    if manifest:
        folder.write_manifest(replace(manifest, is_loaded=True))
