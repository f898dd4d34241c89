"""The data folder of one OS user: what lies where in it, and that nobody else can read it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from graph.errors import BrokenWorld, UsageError

OTHERS = 0o077
ROOM = 256 << 20
"""Bytes that the server needs for what it has already promised: its next log, and the pages it holds in memory."""


@dataclass(frozen=True, slots=True)
class Home:
    """An open data folder: it exists, is ours, and is closed to everyone else."""

    path: Path

    @property
    def neo4j(self) -> Path:
        """The embedded server's own folder: its data, configuration and logs."""
        return self.path / "neo4j"

    @property
    def graph(self) -> Path:
        """Where the embedded server keeps the graph itself."""
        return self.neo4j / "data" / "databases" / "neo4j"

    @property
    def console_log(self) -> Path:
        """What the server's process says from its first moment on."""
        return self.neo4j / "logs" / "console.log"

    @property
    def version(self) -> Path:
        """Which Neo4j wrote the data last."""
        return self.neo4j / "version"

    @property
    def password(self) -> Path:
        """The embedded server's password, readable by the owner alone."""
        return self.path / "neo4j-password"

    @property
    def running(self) -> Path:
        """Which server runs: a hint, true only once its server has answered."""
        return self.path / "neo4j-running.json"

    @property
    def starting_lock(self) -> Path:
        """Held by the one command that starts, stops or replaces the server."""
        return self.path / "neo4j-starting.lock"

    @property
    def alive_lock(self) -> Path:
        """Held by the server's process itself for as long as it lives."""
        return self.path / "neo4j-alive.lock"

    @property
    def schema_lock(self) -> Path:
        """Held by the one command that brings the schema up to date."""
        return self.path / "schema.lock"

    @property
    def audit_lock(self) -> Path:
        """Held by whoever adds to the audit file."""
        return self.path / "audit.lock"

    @property
    def spool(self) -> Path:
        """Where jobs put what they fetch, for as long as they load it."""
        return self.path / "spool"

    @property
    def users_lock(self) -> Path:
        """Held by whoever adds or removes a user of the app."""
        return self.path / "users.lock"

    @property
    def of_the_server(self) -> set[Path]:
        """What only makes sense beside this very server, or can be made again."""
        locks = {self.starting_lock, self.alive_lock, self.schema_lock, self.audit_lock, self.users_lock}
        return {self.neo4j, self.password, self.running, self.spool, *locks}

    @property
    def backups(self) -> Path:
        """Where an upgrade saves the graph before it touches it."""
        return self.path / "backups"


def open_home(path: Path) -> Home:
    """Return the data folder at `path`, created if need be; refuse one that others own or may look into."""
    with usable(path):
        make_private(path)
        status = path.stat()
    if os.name == "nt":  # Its folders have no such mode; a user's profile is closed to others anyway.
        return Home(path)
    if status.st_uid != os.getuid():
        raise UsageError(f"The data folder {path} belongs to another user: set RINGLIGHT_HOME to a folder of your own.")
    if status.st_mode & OTHERS:
        raise UsageError(f"The data folder {path} is open to other users of this machine: run `chmod 700 {path}`.")
    return Home(path)


def refuse_full_disk(path: Path) -> None:
    """Raise BrokenWorld before the disk of `path` is full: a store that could not finish writing has to be repaired."""
    free = shutil.disk_usage(path).free
    if free < ROOM:
        raise BrokenWorld(
            f"Only {free >> 20:,} MB are left on the disk of {path}: make room for at least {ROOM >> 20:,} MB, then "
            "run the command again. What was loaded stays."
        )


def make_private(folder: Path) -> None:
    """Make a folder that only we can enter, if it is not there."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def write_private(path: Path, text: str) -> None:
    """Replace the file in one step; it is never there in part and never readable by anyone else."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        with suppress(OSError):
            part.unlink()


@contextmanager
def usable(path: Path) -> Iterator[None]:
    """Say in one sentence that the disk is full, read-only or not ours, where that is what stops us."""
    try:
        yield
    except OSError as error:
        where = error.filename or path
        raise BrokenWorld(
            f"{where} cannot be used: {error.strerror}. Make room, or set RINGLIGHT_HOME to another folder."
        ) from error
