"""A home with a ringlight.toml, jobs that run in this process or another, and all facts of a graph, comparably."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

import pytest

from graph.access import open_database
from graph.database import Database
from graph.settings import Settings
from ingest.jobs.declared import job_named
from ingest.jobs.running import run_job
from ingest.jobs.work import Outcome, Work


@pytest.fixture
def declare(settings: Settings) -> Iterator[Callable[[str], None]]:
    """Write the home's ringlight.toml."""
    path = settings.home / "ringlight.toml"

    def declare(text: str) -> None:
        path.write_text(text, encoding="utf-8")

    yield declare
    path.unlink(missing_ok=True)


@pytest.fixture
def told() -> list[tuple[str, Mapping[str, object]]]:
    """What the jobs of this test have told so far."""
    return []


@pytest.fixture
def stop() -> threading.Event:
    """Tells the jobs of this test to end."""
    return threading.Event()


@pytest.fixture
def on() -> dict[str, Callable[[], object]]:
    """What shall be done as soon as a job tells of an event of that name."""
    return {}


@pytest.fixture
def run(
    settings: Settings,
    database: Database,
    told: list[tuple[str, Mapping[str, object]]],
    on: dict[str, Callable[[], object]],
    stop: threading.Event,
) -> Callable[..., Outcome]:
    """Run a declared job in this process; `environ` holds its secrets."""
    _ = database

    def tell(event: str, details: Mapping[str, object]) -> None:
        told.append((event, details))
        on.get(event, int)()

    def run(name: str, **environ: str) -> Outcome:
        connect = partial(open_database, settings)
        return run_job(Work(name, job_named(settings.home, name), settings.home, connect, environ, stop, tell))

    return run


@pytest.fixture
def start(environ: Mapping[str, str], database: Database) -> Iterator[Callable[..., "subprocess.Popen[str]"]]:
    """Start `ringlight` as a process of its own, which is gone when the test ends; its log is its standard error."""
    _ = database
    started: list[subprocess.Popen[str]] = []

    def start(*arguments: str, **more: str) -> "subprocess.Popen[str]":
        command = (sys.executable, "-c", "from app.cli.main import main; main()", *arguments)
        environment = {**environ, **more}
        process = subprocess.Popen(command, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def feeds(tmp_path: Path) -> Path:
    """The folder that jobs read."""
    folder = tmp_path / "feeds"
    folder.mkdir()
    return folder


@pytest.fixture
def phones_job(feeds: Path, declare: Callable[[str], None]) -> str:
    """A job that loads phones from the folder, and is not tried again."""
    declare(
        f"""
        [jobs.phones]
        feed = "phones"
        region = "US"
        folder = {{ path = "{feeds}", pattern = "*.csv" }}
        retries = 0
        fresh_within = "26h"
        """
    )
    return "phones"
