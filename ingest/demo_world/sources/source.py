"""What one export of one system is."""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.demo_world.dossier import Dossier
from ingest.demo_world.files import Export

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Source:
    """One file, and the maps of the demo world that read it, one feed each."""

    file: str
    begin: Callable[[Path], Export]
    maps: tuple[str, ...]
    rows: Callable[[Dossier, random.Random], Iterable[Row]]
    spoil: Callable[[Row], Row]
    """Make a row that a feed rejects, or one with a value that it rejects."""
    broken_line: str | None = None
    """Text that is no record at all, where the format allows for such a thing."""
