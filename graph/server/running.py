"""Which server runs on a home: written down when it answers, believed only when it answers again."""

import json
from dataclasses import asdict, dataclass

import psutil

from graph.home import Home, write_private
from graph.settings import OwnServer


@dataclass(frozen=True, slots=True)
class Running:
    """A server's process. `started_at` (seconds since the epoch) tells it from a later process with the same pid."""

    pid: int
    started_at: float
    port: int
    version: str

    @property
    def uri(self) -> str:
        """Where it speaks Bolt."""
        return f"bolt://127.0.0.1:{self.port}"

    @property
    def process(self) -> psutil.Process | None:
        """The process, or None when it has ended, whatever has its pid now."""
        try:
            process = psutil.Process(self.pid)
            alive = process.create_time() == self.started_at and process.status() != psutil.STATUS_ZOMBIE
        except psutil.Error:
            return None
        return process if alive else None


def read_running(home: Home) -> Running | None:
    """What was last written down, or None when nothing was, or nothing that can be read."""
    try:
        return Running(**json.loads(home.running.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_running(home: Home, running: Running) -> None:
    """Tell other commands where the server is."""
    write_private(home.running, json.dumps(asdict(running)))


def login(home: Home, running: Running) -> OwnServer:
    """How to speak to the server."""
    return OwnServer(running.uri, "neo4j", home.password.read_text(encoding="utf-8").strip())
