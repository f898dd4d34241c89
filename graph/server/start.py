"""One server for all commands on a home: start it, or join the one that runs."""

import socket
import time

import psutil
from filelock import FileLock

from graph.database import Database
from graph.errors import BrokenWorld, DatabaseUnavailable, UsageError
from graph.home import Home, write_private
from graph.server.artifacts import Release, release
from graph.server.configuration import write_configuration
from graph.server.fetch import fetch
from graph.server.process import is_alive, server_process, set_password, spawn
from graph.server.running import Running, login, read_running, write_running
from graph.settings import OwnServer, Settings

START_SECONDS = 120
"""A start takes about 5 s; under load, or with a recovery after a kill, longer."""
STOP_SECONDS = 60
LOG_TAIL = 1500


def start_or_join(home: Home, settings: Settings) -> OwnServer:
    """How to reach the one server of this home, which runs when this returns."""
    running = answering(home)
    if running is None:
        with changing(home):
            running = answering(home) or _adopt(home) or _start(home, release(settings.release), settings)
    return login(home, running)


def answering(home: Home) -> Running | None:
    """The server that was written down, if it is still that process and accepts our password."""
    running = read_running(home)
    if running is None or running.process is None or not _answers(home, running):
        return None
    return running


def changing(home: Home) -> FileLock:
    """Held by the one command that starts or stops the server; the system frees it when its holder is killed."""
    return FileLock(home.starting_lock, timeout=2 * START_SECONDS, mode=0o600)


def end(process: psutil.Process) -> None:
    """Stop a server cleanly, or by force when it does not follow."""
    try:
        process.terminate()
        process.wait(timeout=STOP_SECONDS)
    except psutil.TimeoutExpired:
        process.kill()
        process.wait(timeout=STOP_SECONDS)
    except psutil.NoSuchProcess:
        return


def _adopt(home: Home) -> Running | None:
    """A server whose starter was killed before it could write it down: wait for it, or end it when it never answers."""
    if not is_alive(home):
        return None
    process = server_process(home)
    running = read_running(home)
    if process is None or running is None:
        raise BrokenWorld(f"A Neo4j server that cannot be found holds {home.neo4j}: end it, then try again.")
    running = Running(process.pid, process.create_time(), running.port, running.version)
    if _wait(home, running):
        write_running(home, running)
        return running
    end(process)
    return None


def _start(home: Home, wanted: Release, settings: Settings) -> Running:
    _refuse_newer_data(home, wanted)
    jars = fetch(wanted, settings.cache)
    port = _free_port(read_running(home))
    memory = write_configuration(home, port)
    if not (home.neo4j / "data" / "databases" / "system").exists():
        set_password(home, wanted, jars)
    write_private(home.neo4j / "version", wanted.version)
    # Without a process yet: enough to find the server again should we be killed before it answers.
    write_running(home, Running(0, 0.0, port, wanted.version))
    process = spawn(home, wanted, jars, memory)
    running = Running(process.pid, process.create_time(), port, wanted.version)
    write_running(home, running)
    if not _wait(home, running):
        end(process)
        raise BrokenWorld(f"Neo4j did not start:\n{_log_tail(home)}")
    return running


def _refuse_newer_data(home: Home, wanted: Release) -> None:
    written = home.neo4j / "version"
    if not written.exists():
        return
    version = written.read_text(encoding="utf-8").strip()
    if _numbers(version) > _numbers(wanted.version):
        raise UsageError(
            f"{home.path} holds a graph of Neo4j {version}, which Neo4j {wanted.version} cannot read: "
            "update Ringlight, or set RINGLIGHT_HOME to another folder."
        )


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def _free_port(last: Running | None) -> int:
    """The port of last time, so that whoever still knows it finds the server again, unless somebody else took it."""
    for port in (last.port if last else 0, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise BrokenWorld("No port of 127.0.0.1 is free for Neo4j.")


def _wait(home: Home, running: Running) -> bool:
    """Whether the server answered before it ended or the time ran out."""
    deadline = time.monotonic() + START_SECONDS
    while running.process and time.monotonic() < deadline:
        if _answers(home, running):
            return True
        time.sleep(0.1)
    return False


def _answers(home: Home, running: Running) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", running.port), timeout=5):
            pass
        with Database(login(home, running)) as database:
            database.verify()
    except (OSError, DatabaseUnavailable):
        return False
    return True


def _log_tail(home: Home) -> str:
    return home.console_log.read_text(encoding="utf-8", errors="replace")[-LOG_TAIL:].strip()
