"""Which server runs on a home: written down, and believed only when it answers."""

import json
import time
from dataclasses import asdict, dataclass

import psutil

from graph.database import Database
from graph.errors import BrokenWorld, DatabaseUnavailable, LoginRefused
from graph.home import Home, write_private
from graph.settings import OwnServer

PAUSE = 0.1
"""Seconds between two looks at a server that is starting."""


@dataclass(frozen=True, slots=True)
class Running:
    """A server's process. `started_at` (seconds since the epoch) tells it from a later one with the same pid."""

    pid: int
    started_at: float
    port: int
    version: str

    @property
    def uri(self) -> str:
        """Where it speaks Bolt."""
        return f"bolt://127.0.0.1:{self.port}"

    @property
    def has_ended(self) -> bool:
        """Whether the process is gone, whatever has its pid now."""
        try:
            process = psutil.Process(self.pid)
            return process.create_time() != self.started_at or process.status() == psutil.STATUS_ZOMBIE
        except psutil.NoSuchProcess:
            return True


def identify(pid: int, port: int, version: str) -> Running:
    """The server that was just started, or found, with that pid; one that ended already is told by its start time 0."""
    try:
        return Running(pid, psutil.Process(pid).create_time(), port, version)
    except psutil.NoSuchProcess:
        return Running(pid, 0, port, version)


def read_running(home: Home) -> Running | None:
    """What was last written down, or None when nothing was, or nothing that can be read."""
    try:
        return Running(**json.loads(home.running.read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError, TypeError):
        return None


def write_running(home: Home, running: Running) -> None:
    """Tell other commands where the server is."""
    write_private(home.running, json.dumps(asdict(running)))


def login(home: Home, running: Running) -> OwnServer:
    """How to speak to the server."""
    password = home.password.read_text(encoding="utf-8") if home.password.exists() else ""
    return OwnServer(running.uri, "neo4j", password, disk=home.path)


def answering(home: Home) -> Running | None:
    """The server that was written down, if it is still that process and answers to our password."""
    running = read_running(home)
    return running if running and not running.has_ended and _answers(home, running) else None


def wait_for_answer(home: Home, running: Running, seconds: float) -> bool:
    """Whether the server answered before it ended or the time ran out."""
    deadline = time.monotonic() + seconds
    while not running.has_ended and time.monotonic() < deadline:
        if _answers(home, running):
            return True
        time.sleep(PAUSE)
    return False


def _answers(home: Home, running: Running) -> bool:
    try:
        with Database(login(home, running)) as database:
            database.verify()
    except LoginRefused as error:
        raise BrokenWorld(
            f"The Neo4j server of {home.path} refuses the password in {home.password}: delete that file, then run "
            "`ringlight db stop`. The next start makes a new one and keeps the graph."
        ) from error
    except DatabaseUnavailable:
        return False
    return True
