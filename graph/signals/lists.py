"""Reference lists: one entry a line, with where it is from, licence and date in the comment on top.

A user adds entries in a file of the same name in `lists/` of the home.
"""

import csv
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def entries(name: str, own: Path | None = None) -> list[str]:
    """The first cells of a shipped list and of the user's own, in lower case; nothing where neither is there."""
    added = _first_cells(own / f"{name}.csv") if own else ()
    return [*_shipped(name), *added]


@cache
def _shipped(name: str) -> tuple[str, ...]:
    return _first_cells(files(__package__) / "lists" / f"{name}.csv")


def _first_cells(file: Traversable) -> tuple[str, ...]:
    if not file.is_file():
        return ()
    lines = (line for line in file.read_text(encoding="utf-8-sig").splitlines() if not line.startswith("#"))
    return tuple(cells[0].strip().casefold() for cells in csv.reader(lines) if cells and cells[0].strip())
