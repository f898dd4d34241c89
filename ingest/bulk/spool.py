"""What one stage leaves for the next: files in which equal keys lie together, so that no stage holds everything."""

import marshal
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

from graph.home import make_private

PARTITIONS = 32
"""One is in memory at a time in each process."""
_LENGTH = 8
"""Bytes before each content that say how long it is: read from a file bit by bit, it takes several times as long."""


@dataclass(frozen=True, slots=True)
class Spool:
    """A private folder of such files, all of them written by this very command."""

    path: Path

    def append(self, what: str, partition: int, number: int, content: Any) -> None:  # noqa: ANN401  # what marshal takes has no public type
        """Add plain values (texts, numbers, tuples, lists, dicts). `number` is that of the run which states them."""
        folder = self._folder(what, partition)
        make_private(folder)
        written = marshal.dumps(content)
        with (folder / f"{number:06}-{os.getpid()}").open("ab") as file:
            file.write(len(written).to_bytes(_LENGTH) + written)

    def read(self, what: str, partition: int = 0) -> Iterator[tuple[int, Any]]:
        """All that was added to a partition, each with its run's number, in the order of these."""
        folder = self._folder(what, partition)
        for path in sorted(folder.iterdir()) if folder.exists() else ():
            with path.open("rb") as file:
                while length := file.read(_LENGTH):
                    written = file.read(int.from_bytes(length))
                    yield _number(path), marshal.loads(written)  # noqa: S302  # by us, into a folder of our own

    def forget(self, *what: str) -> None:
        """Remove all of these kinds."""
        for each in what:
            shutil.rmtree(self.path / each, ignore_errors=True)

    def forget_from(self, number: int) -> None:
        """Remove what the runs from this number on have added."""
        for path in self.path.glob("*/*/*"):
            if _number(path) >= number:
                path.unlink()

    def _folder(self, what: str, partition: int) -> Path:
        return self.path / what / f"{partition:03}"


def partition_of(key: str) -> int:
    """Where a key belongs: the same in every process."""
    return crc32(key.encode("utf-8")) % PARTITIONS


def _number(path: Path) -> int:
    return int(path.name.partition("-")[0])
