"""A demonstration, loaded and served, for pictures and for measuring."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from graph.home import open_home
from graph.server.running import read_running

RINGLIGHT = (sys.executable, "-c", "from app.cli.main import main; main()")


@contextmanager
def demonstration(*options: str, home: Path | None = None) -> Iterator[Mapping[str, str]]:
    """The environment of commands that work on it: on that of a home where one is given, else on a new one."""
    with tempfile.TemporaryDirectory() as folder:
        place = home or Path(folder) / "ringlight"
        environ = os.environ | {"RINGLIGHT_HOME": str(place)}
        try:
            if home is None:
                subprocess.run([*RINGLIGHT, "demo", "--no-serve", *options], env=environ, check=True)
            yield environ
        finally:
            running = read_running(open_home(place))
            if home is None and running and not running.has_ended:
                os.kill(running.pid, signal.SIGKILL)


@contextmanager
def served(environ: Mapping[str, str]) -> Iterator[str]:
    """The address of the app, `http://127.0.0.1:PORT/`, open to everybody on this machine."""
    command = [*RINGLIGHT, "serve", "--port", "0", "--no-token"]
    with subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


def chromium() -> str | None:
    """Where the browser is, by RINGLIGHT_CHROMIUM or on the PATH; None for Playwright's own."""
    return os.environ.get("RINGLIGHT_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
