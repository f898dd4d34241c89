"""Writes the files of all systems in one pass over the population, so that a million people fit."""

import random
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path

from ingest.demo_world.dice import dice, happens
from ingest.demo_world.dossier import Dossier
from ingest.demo_world.files import Export
from ingest.demo_world.sources.access import ACCESS_SOURCES
from ingest.demo_world.sources.candidates import CANDIDATE_SOURCES
from ingest.demo_world.sources.checks import CHECK_SOURCES
from ingest.demo_world.sources.oddities import ODD_SOURCES
from ingest.demo_world.sources.source import Source
from ingest.demo_world.sources.staff import STAFF_SOURCES
from ingest.demo_world.world import World

_STEADY_SOURCES = (*CANDIDATE_SOURCES, *STAFF_SOURCES, *ACCESS_SOURCES, *CHECK_SOURCES)
SOURCES: Sequence[Source] = (*_STEADY_SOURCES, *ODD_SOURCES)
"""In the order in which `demo` loads them; any order gives the same graph."""
_TWICE = 0.01
"""Share of rows that an export holds twice."""


def write_exports(world: World, people: Iterable[Dossier], folder: Path) -> None:
    """Write one file for each source into the folder, which exists."""
    steady, odd = dice("mess", world.name, world.seed), dice("oddities", world.name, world.seed)
    with ExitStack() as stack:
        exports = [
            (source, stack.enter_context(source.begin(folder / source.file)), odd if source in ODD_SOURCES else steady)
            for source in SOURCES
        ]
        for dossier in people:
            for source, export, rng in exports:
                _write(source, export, dossier, world.mess, rng)


def _write(source: Source, export: Export, dossier: Dossier, mess: float, rng: random.Random) -> None:
    for row in source.rows(dossier, rng):
        export.write(row)
        if happens(rng, _TWICE):
            export.write(row)
        if happens(rng, mess):
            # Beside the good row, never instead of it: rubbish costs nobody a true link.
            export.write(source.spoil(row))
        if source.broken_line and happens(rng, mess / 4):
            export.write_text(source.broken_line)
