"""What signals know from outside the feeds: lists of their own, and those that tell hubs.

A list of signals is CSV: a comment with source, licence and date, then one entry a line, and beside it where that is
from. A user adds entries in a file of the same name in `lists/` of the home.
"""

import csv
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from graph.errors import UsageError
from graph.exchange.declared import key_of
from graph.exchange.held import Held, standing
from graph.exchange.indicators import mac_of
from graph.hubs.lists.entries import Asked
from graph.hubs.lists.file import ListHeader, ListName
from graph.hubs.lists.reference import ReferenceLists, reference_lists

_NO_HOME = Path(os.devnull)


@dataclass(frozen=True)
class Told:
    """What other companies told, as it stands on a day. The key is read when the first value is asked for."""

    home: Path | None
    on: date

    def by(self, identifier_id: str) -> list[Held]:
        """Who told of this value."""
        return self._standing.get(mac_of(self._key, identifier_id), []) if self._standing else []

    @cached_property
    def _standing(self) -> Mapping[str, list[Held]]:
        return standing(self.home, self.on)

    @cached_property
    def _key(self) -> str:
        return key_of(self.home or _NO_HOME)


@dataclass(frozen=True)
class Lists:
    """The shipped lists and, if there is a home, the user's own."""

    home: Path | None = None
    on: date = field(default_factory=date.today)
    """The day that counts: what others told may have expired."""

    def entries(self, name: str) -> list[str]:
        """The entries of one list in lower case, without where they are from; none where there is no such list."""
        return [*_shipped(name), *self._own(name)]

    def naming(
        self, kind: str, identifier_id: str, value: str, building_id: str | None = None
    ) -> Mapping[ListName, ListHeader]:
        """The lists of hubs that a value is on."""
        return self._of_hubs.naming(kind, Asked(identifier_id, value, building_id))

    def told_by_others(self) -> Told:
        """What other companies told and still stands, to be asked by a value's id."""
        return Told(self.home, self.on)

    def _own(self, name: str) -> tuple[str, ...]:
        try:
            return _entries(self.home / "lists" / f"{name}.csv") if self.home else ()
        except UnicodeDecodeError as error:
            raise UsageError(f"lists/{name}.csv is no text in UTF-8: save it as such.") from error

    @cached_property
    def _of_hubs(self) -> ReferenceLists:
        return reference_lists(self.home or _NO_HOME)


@cache
def _shipped(name: str) -> tuple[str, ...]:
    return _entries(files(__package__) / "lists" / f"{name}.csv")


def _entries(file: Traversable) -> tuple[str, ...]:
    if not file.is_file():
        return ()
    lines = (line for line in file.read_text(encoding="utf-8-sig").splitlines() if not line.startswith("#"))
    return tuple(cells[0].strip().casefold() for cells in csv.reader(lines) if cells and cells[0].strip())
