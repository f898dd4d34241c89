"""One server for all commands on a home: start it or join the one that runs, and stop it."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
from filelock import FileLock, Timeout

from graph.errors import BrokenWorld
from graph.home import Home, usable, write_private
from graph.server.artifacts import Release, release
from graph.server.configuration import configure
from graph.server.data import put_back, refuse_newer_data
from graph.server.fetch import fetch
from graph.server.password import ensure_password
from graph.server.process import ADMIN_STOP_SECONDS, end, find_admin_tool, find_process, is_alive, spawn
from graph.server.running import Running, answering, identify, login, read_running, wait_for_answer, write_running
from graph.settings import OwnServer, Settings

START_SECONDS = 300
"""A start takes about 5 s; under load, or with a recovery after a kill, longer."""
PORTS_TRIED = 3
LOG_LINES = 6


def start_or_join(home: Home, settings: Settings) -> OwnServer:
    """How to reach the one server of this home, which runs when this returns."""
    running = answering(home)
    if running is None:
        with changing(home):
            running = answering(home) or _adopt(home) or start(home, settings)
    return login(home, running)


def stop(home: Home) -> bool:
    """End the server, cleanly if it can, while `changing` the home; whether there was one."""
    process = _living_process(home)
    if process:
        end(process)
    return process is not None


@contextmanager
def changing(home: Home) -> Iterator[None]:
    """Be the one command that starts, stops or replaces the server; the system ends this when the command is killed."""
    minutes = 2 * START_SECONDS // 60
    with usable(home.path):
        try:
            with FileLock(home.starting_lock, timeout=60 * minutes, mode=0o600):
                yield
        except Timeout as error:
            raise BrokenWorld(
                f"Another command has been starting, stopping or copying the server of {home.path} for {minutes} "
                "minutes: wait for it, or end it."
            ) from error


@contextmanager
def stopping_what_it_started(home: Home) -> Iterator[None]:
    """Leave no server behind that did not run before."""
    ran_before = answering(home) is not None
    try:
        yield
    finally:
        if not ran_before:
            with changing(home):
                stop(home)


@contextmanager
def stopped(home: Home, settings: Settings) -> Iterator[tuple[Release, Path]]:
    """The release and its jars, while no server runs and none can be started."""
    with changing(home):
        chosen = release(settings.release)
        refuse_newer_data(home, chosen)
        jars = fetch(chosen, settings.cache)
        ran_before = stop(home)
        put_back(home)
        configure(home, 0)
        ensure_password(home, chosen, jars)
        try:
            yield chosen, jars
        finally:
            if ran_before:
                start(home, settings)


def _adopt(home: Home) -> Running | None:
    """A server whose starter was killed before it could tell: join it, or end it when it never answers."""
    process = _living_process(home)
    if process is None:
        return None
    if known := read_running(home):
        running = identify(process.pid, known.port, known.version)
        if wait_for_answer(home, running, START_SECONDS):
            write_running(home, running)
            return running
    end(process)
    return None


def _living_process(home: Home) -> psutil.Process | None:
    """The server that holds this home's lock, if one does; at its birth and its end it cannot be told for a moment."""
    for _ in range(100):
        if not is_alive(home):
            return None
        if process := find_process(home):
            return process
        if orphan := find_admin_tool(home):
            end(orphan, ADMIN_STOP_SECONDS)
        time.sleep(0.1)
    raise BrokenWorld(f"Something that is no Neo4j server keeps {home.alive_lock} locked: end it, then try again.")


def start(home: Home, settings: Settings, *, repair: bool = False) -> Running:
    """Start a server while `changing` a home on which none lives; `repair` what a full disk left half written."""
    wanted = release(settings.release)
    refuse_newer_data(home, wanted)
    put_back(home)
    jars = fetch(wanted, settings.cache)
    for _ in range(PORTS_TRIED):
        port = _free_port(read_running(home))
        memory = configure(home, port, repair=repair)
        ensure_password(home, wanted, jars)
        write_private(home.version, wanted.version)
        # Without a process: enough to find the server again should we be killed before we know its pid.
        write_running(home, Running(0, 0, port, wanted.version))
        running = identify(spawn(home, wanted, jars, memory), port, wanted.version)
        write_running(home, running)
        if wait_for_answer(home, running, START_SECONDS):
            return running
        stop(home)
        if _is_free(port):
            break
    raise BrokenWorld(f"Neo4j did not start. The end of its log:\n{_log_tail(home)}")


def _free_port(last: Running | None) -> int:
    """The port of last time, so that whoever still knows it finds the server again, unless somebody else took it."""
    if last and _is_free(last.port):
        return last.port
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        # As the server does it: connections of an earlier server that linger are no hindrance.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _log_tail(home: Home) -> str:
    """The last lines of what the server said, without the places in its code."""
    logs = [log for log in (home.neo4j / "logs" / "neo4j.log", home.console_log) if log.exists()]
    lines = [line for log in logs for line in log.read_text(encoding="utf-8", errors="replace").splitlines()]
    return "\n".join([line for line in lines if not line.startswith("\t")][-LOG_LINES:])
