"""Where a bulk load works. What it has finished there stays until it is done, so that one that was killed goes on."""

import json
import shutil
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from filelock import FileLock, Timeout

from graph.errors import UsageError
from graph.home import Home, make_private, write_private
from graph.identifiers.canonical import CANONICAL_VERSION
from ingest.bulk.spool import Spool
from ingest.maps.model import Map


@dataclass(frozen=True, slots=True)
class Reading:
    """A file, and the map by which it is understood."""

    path: Path
    of: Map


@dataclass(frozen=True, slots=True)
class Workplace:
    """A private folder of one load: what its stages leave for each other, and which of them are finished."""

    path: Path

    @property
    def spool(self) -> Spool:
        """What lies between the stages."""
        return Spool(self.path / "spool")

    @property
    def files(self) -> Path:
        """What the importer is given."""
        return self.path / "files"

    def finished(self, stage: str) -> str | None:
        """What the stage said when it was finished, or None before."""
        mark = self.path / stage
        return mark.read_text(encoding="utf-8") if mark.exists() else None

    def finish(self, stage: str, said: str) -> None:
        """Write down that the stage need not be done again."""
        write_private(self.path / stage, said)


@contextmanager
def workplace(home: Home, readings: Iterable[Reading]) -> Iterator[Workplace]:
    """The one bulk load of a home at work. Whatever cuts it off, these files go on from the last finished stage.

    A usage that is refused leaves nothing, and other files, or changed ones, begin anew.
    """
    make_private(home.spool)
    with _alone(home):
        place = _prepared(Workplace(home.spool / "bulk"), _told_apart(readings))
        try:
            yield place
        except UsageError:
            shutil.rmtree(place.path)
            raise
        shutil.rmtree(place.path)


def _alone(home: Home) -> AbstractContextManager[object]:
    try:
        return FileLock(home.spool / "bulk.lock", mode=0o600).acquire(timeout=0)
    except Timeout as error:
        raise UsageError(f"Another bulk load works in {home.path}: wait for it, or end it.") from error


def _prepared(place: Workplace, load: str) -> Workplace:
    if place.finished("load") == load:
        return place
    shutil.rmtree(place.path, ignore_errors=True)
    make_private(place.files)
    place.finish("load", load)
    return place


def _told_apart(readings: Iterable[Reading]) -> str:
    """A text that is another one as soon as a file, its map or our reading of identifiers has changed."""
    said: list[object] = [CANONICAL_VERSION]
    for reading in readings:
        status = reading.path.stat()
        file = (str(reading.path.absolute()), status.st_size, status.st_mtime_ns)
        said.append((file, reading.of.model_dump(mode="json")))
    return sha256(json.dumps(said).encode("utf-8")).hexdigest()
