"""A copy of a home in one file: the graph, and everything beside it that cannot be fetched or made again.

The file is a tar of `version` (which Neo4j wrote the graph), `neo4j.dump` (Neo4j's own format) and `home/…`.
The server's password is not in it: every home has its own.
"""

import os
import shutil
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from graph.audit.trail import take_in
from graph.errors import BrokenWorld, UsageError
from graph.home import Home, make_private
from graph.server.artifacts import Release
from graph.server.data import forget_set_aside, is_newer, put_back, set_aside
from graph.server.process import admin
from graph.server.start import start, stop, stopped
from graph.settings import Settings

DUMP = "neo4j.dump"
VERSION = "version"
"""The names of a backup's members, beside the folder `home`."""


def backup(home: Home, settings: Settings, file: Path) -> None:
    """Write the home to a new file that only we can read. A server that runs is stopped meanwhile."""
    if file.exists():
        raise UsageError(f"{file} exists: a backup never replaces a file.")
    with stopped(home, settings) as (chosen, jars), _workplace(home) as folder:
        if not home.graph.exists():
            raise UsageError(f"{home.path} holds no graph yet: there is nothing to back up.")
        _dump(home, settings, folder, lambda *arguments: admin(home, chosen, jars, *arguments))
        _pack(home, folder, file)


def restore(home: Home, settings: Settings, file: Path) -> None:
    """Put the backup in the place of the graph; whatever fails on the way leaves the graph that was there."""
    with stopped(home, settings) as (chosen, jars), _workplace(home) as folder:
        _unpack(file, folder, chosen)
        set_aside(home)
        try:
            admin(home, chosen, jars, "database", "load", "neo4j", f"--from-path={folder}")
        except BaseException:
            put_back(home)
            raise
        _restore_belongings(home, folder / "home")
        forget_set_aside(home)


def _dump(home: Home, settings: Settings, folder: Path, tool: Callable[..., None]) -> None:
    dump = ("database", "dump", "neo4j", f"--to-path={folder}", "--overwrite-destination=true")
    try:
        tool(*dump)
    except BrokenWorld as error:
        if "recover" not in str(error):
            raise
        # A server that was killed has left its log open: the next one closes it.
        start(home, settings)
        stop(home)
        tool(*dump)


@contextmanager
def _workplace(home: Home) -> Iterator[Path]:
    """A folder on the home's own disk that goes away afterwards."""
    with tempfile.TemporaryDirectory(dir=home.neo4j / "tmp") as folder:
        yield Path(folder)


def _pack(home: Home, folder: Path, file: Path) -> None:
    part = file.with_name(f"{file.name}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as target:
            with tarfile.open(fileobj=target, mode="w") as archive:
                archive.add(home.version, VERSION)
                archive.add(folder / DUMP, DUMP)
                for path in _belongings(home):
                    archive.add(path, f"home/{path.name}")
            os.fsync(target.fileno())
        part.rename(file)
    finally:
        with suppress(FileNotFoundError):
            part.unlink()


def _belongings(home: Home) -> list[Path]:
    """What lies in the home beside the server and earlier backups."""
    return sorted(set(home.path.iterdir()) - home.of_the_server - {home.backups})


def _restore_belongings(home: Home, saved: Path) -> None:
    """Put the backup's files in the place of ours, but for the audit, which keeps what was done since."""
    if (audit := saved / "audit.jsonl").exists():
        take_in(home.path, audit)
        audit.unlink()
    shutil.copytree(saved, home.path, dirs_exist_ok=True)


def _unpack(file: Path, folder: Path, chosen: Release) -> None:
    make_private(folder / "home")
    try:
        with tarfile.open(file, mode="r:") as archive:
            archive.extractall(folder, filter="data")
        version = (folder / VERSION).read_text(encoding="utf-8")
    except (tarfile.TarError, FileNotFoundError, UnicodeDecodeError) as error:
        raise UsageError(f"{file} is not a whole backup of Ringlight: {error}") from error
    if is_newer(version, chosen):
        raise BrokenWorld(f"{file} was written by Neo4j {version}, and this is {chosen.version}: update Ringlight.")
